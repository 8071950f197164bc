/** The Infobip fleet for other processes and on the sandbox's page. */
package io.github.camelsim.infobip.sandbox.control;
