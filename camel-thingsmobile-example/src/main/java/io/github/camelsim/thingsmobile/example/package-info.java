/** An application that keeps a fleet in a SQL table, watches a quota and guards the credit. */
package io.github.camelsim.thingsmobile.example;
