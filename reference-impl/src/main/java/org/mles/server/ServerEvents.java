package org.mles.server;

import java.io.IOException;
import java.net.SocketAddress;
import org.mles.peer.PeerEvents;
import org.mles.rule.Refusal;
import org.mles.session.Join;

/**
 * Observer of a server and of its links. Calls come from its loop and must return at once. Thread:
 * loop.
 */
public interface ServerEvents extends PeerEvents {
  /** Hears nothing. */
  ServerEvents NONE = new ServerEvents() {};

  /** A connection became a member of a channel. */
  default void joined(SocketAddress remote, Join join) {}

  /** A connection was closed for breaking a rule. */
  default void refused(SocketAddress remote, Refusal refusal) {}

  /** A connection is gone. */
  default void left(SocketAddress remote) {}

  /**
   * No connection could be accepted, mostly for want of file descriptors. It is tried again, ten
   * times a second, and those who are connected are served on.
   */
  default void acceptFailed(IOException cause) {}

  /** Newcomers are shown another certificate from now on. Thread: its own. */
  default void certificateReplaced(String text) {}

  /**
   * The certificate's files have changed and cannot be used; the old one stays. Thread: its own.
   */
  default void certificateKept(String why) {}

  /** Our own code failed; at most one connection was lost. */
  default void bug(Throwable bug) {}

  /** A loop cannot go on, so the whole server ends. */
  default void failed(Throwable cause) {}
}
