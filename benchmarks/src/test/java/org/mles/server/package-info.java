/** A server with a handicap, for the gate's examination. Thread: its own. Imports the server. */
@org.jspecify.annotations.NullMarked
package org.mles.server;
