/** Polling of a vendor's service: what consumers of every vendor share. */
package io.github.camelsim.poll;
