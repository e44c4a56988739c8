package org.mles.conformance.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * What carries the octets of every connection that the suite opens: TCP as it is, or a form of its
 * own upon that. Thread: any.
 */
public interface Transport {
  /** TCP as it is. */
  Transport PLAIN = (tcp, called, most) -> tcp;

  /**
   * Returns what carries the octets of a connection. Its own end, by {@link Socket#shutdownOutput},
   * leaves TCP open; who ends TCP has to do that on {@code tcp}.
   *
   * @param called whom the connection is to, as the user named it
   * @param most how long the other side may say nothing
   * @throws Unreachable if whoever answers cannot be the subject
   * @throws IOException if the connection ended meanwhile
   */
  Socket over(Socket tcp, InetSocketAddress called, Duration most) throws IOException;

  /** Returns what was agreed upon, for reports; empty for TCP as it is. */
  default String text() {
    return "";
  }

  /** Says whether who ends its side may still be told something. Source: V1-CLOSE-03. */
  default boolean halfCloses() {
    return true;
  }
}
