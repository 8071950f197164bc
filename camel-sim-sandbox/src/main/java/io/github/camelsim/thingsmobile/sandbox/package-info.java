/** A Things Mobile server to develop and test against: an own reading of the API document, with no Camel in it. */
package io.github.camelsim.thingsmobile.sandbox;
