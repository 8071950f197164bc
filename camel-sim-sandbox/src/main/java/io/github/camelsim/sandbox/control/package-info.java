/** The control paths under {@code /_sandbox/}, and the writers of JSON and HTML. It knows no vendor. */
package io.github.camelsim.sandbox.control;
