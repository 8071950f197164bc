/** The state of the Infobip account: SIM cards and their usage. */
package io.github.camelsim.infobip.sandbox.fleet;
