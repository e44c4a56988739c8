package org.mles.server;

import java.net.SocketAddress;
import org.mles.rule.Refusal;
import org.mles.session.Join;

/** Observer of a server. Calls come from its loop and must return at once. Thread: loop. */
public interface ServerEvents {
  /** Hears nothing. */
  ServerEvents NONE = new ServerEvents() {};

  /** A connection became a member of a channel. */
  default void joined(SocketAddress remote, Join join) {}

  /** A connection was closed for breaking a rule. */
  default void refused(SocketAddress remote, Refusal refusal) {}

  /** A connection is gone. */
  default void left(SocketAddress remote) {}

  /** Our own code failed; at most one connection was lost. */
  default void bug(Throwable bug) {}
}
