/** What the API speaks of, as records. */
package io.github.camelsim.thingsmobile.model;
