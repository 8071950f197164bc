/** The operations of the API document: parameters, errors, limits and the responses in XML. */
package io.github.camelsim.thingsmobile.sandbox.api;
