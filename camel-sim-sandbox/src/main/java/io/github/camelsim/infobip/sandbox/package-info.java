/** Infobip's IoT API to develop and test against: an independent reading of the page, without Camel. */
package io.github.camelsim.infobip.sandbox;
