package org.mles.net.tls;

import java.nio.ByteBuffer;

/**
 * Room of one thread for records that are being made or opened; nothing lies here between two
 * calls. So a connection that is idle has no buffer of its own. Thread: its own.
 */
final class Scratch {
  /** Records that are sealed before the system is asked to send them. */
  static final int RECORDS = 4;

  private static final int OCTETS = RECORDS * Records.MAX_OCTETS;
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  /** On the heap: the JVM's ciphers are at their best there. */
  private final ByteBuffer incoming = ByteBuffer.allocate(OCTETS);

  private final ByteBuffer outgoing = ByteBuffer.allocate(OCTETS);

  private Scratch() {}

  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  /** Returns an empty buffer for records that come. */
  ByteBuffer incoming() {
    return incoming.clear();
  }

  /** Returns an empty buffer for records that go. */
  ByteBuffer outgoing() {
    return outgoing.clear();
  }
}
