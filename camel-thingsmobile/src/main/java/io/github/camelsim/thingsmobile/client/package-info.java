/** One call of the API: request, spacing, transport, answer; and what can go wrong with it. */
package io.github.camelsim.thingsmobile.client;
