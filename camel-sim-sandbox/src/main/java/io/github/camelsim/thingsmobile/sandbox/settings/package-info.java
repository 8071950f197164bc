/** Settings for what the API document leaves open. */
package io.github.camelsim.thingsmobile.sandbox.settings;
