/** What the sandbox of every vendor shares: faults, journal, clock and call limits. It knows no vendor. */
package io.github.camelsim.sandbox;
