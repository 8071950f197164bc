/** Who may call when: spacing of calls that knows no vendor and no HTTP. */
package io.github.camelsim.spacing;
