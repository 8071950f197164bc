/** The state of the sandbox: SIMs, CDRs, credit and plans, and the traffic that changes them. */
package io.github.camelsim.thingsmobile.sandbox.fleet;
