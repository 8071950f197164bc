/** The operations of the page: requests, errors, limits and the responses in JSON. */
package io.github.camelsim.infobip.sandbox.api;
