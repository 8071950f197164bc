/** The operations of Infobip's API page: requests, errors, limits and the responses in JSON. */
package io.github.camelsim.infobip.sandbox.api;
