/** The Camel component: endpoint, producer, consumers, converters. */
package io.github.camelsim.thingsmobile;
