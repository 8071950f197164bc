/** Descriptions of HTTP APIs in the form of OpenAPI. It knows no vendor and uses the JDK alone. */
package io.github.camelsim.sandbox.openapi;
