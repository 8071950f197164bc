/** The sandbox's HTTP server and the sending of responses, whole or faulty. It knows no vendor. */
package io.github.camelsim.sandbox.http;
