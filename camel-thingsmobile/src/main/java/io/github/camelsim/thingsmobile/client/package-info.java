/**
 * The API of Things Mobile: its operations and parameters, how a call is written and its answer is read, and its
 * exceptions. Imports call, paging, masking, xml, the formats, the model, Jackson and HttpClient's form encoders.
 */
package io.github.camelsim.thingsmobile.client;
