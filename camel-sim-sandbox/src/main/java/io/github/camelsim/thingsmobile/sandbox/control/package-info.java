/** The Things Mobile fleet for other processes and on the sandbox's page. */
package io.github.camelsim.thingsmobile.sandbox.control;
