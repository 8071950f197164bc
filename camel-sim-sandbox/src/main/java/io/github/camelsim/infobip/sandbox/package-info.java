/** Infobip's IoT API to develop and test against: an independent reading of its API page, without Camel. */
package io.github.camelsim.infobip.sandbox;
