/** A Things Mobile server to develop and test against: an independent reading of the API document, without Camel. */
package io.github.camelsim.thingsmobile.sandbox;
