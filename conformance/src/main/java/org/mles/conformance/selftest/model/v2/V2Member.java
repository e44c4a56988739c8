package org.mles.conformance.selftest.model.v2;

import org.mles.conformance.wire.WsMessage;

/** Who hears what is said in a channel. Thread: under the server's lock. */
@FunctionalInterface
public interface V2Member {
  /** Takes a message to whoever it is. */
  void deliver(WsMessage message);
}
