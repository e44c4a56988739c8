package org.mles.benchmarks.driver.wire;

import java.nio.ByteBuffer;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * The publisher's message as it goes out. What a protocol puts around the payload never changes,
 * and of the payload only the first eight octets do: so it is encoded once and stamped in place.
 *
 * <p>Thread: the publisher.
 */
public final class PublishedMessage {
  private final byte[] octets;
  private final int payloadAt;
  private final long mask;

  /** Takes an encoded message, whose payload's first eight octets begin at {@code payloadAt}. */
  public PublishedMessage(byte[] octets, int payloadAt) {
    this(octets, payloadAt, 0);
  }

  private PublishedMessage(byte[] octets, int payloadAt, long mask) {
    this.octets = octets;
    this.payloadAt = payloadAt;
    this.mask = mask;
  }

  /** Takes a message whose payload is masked by the four octets of {@code key} over and over. */
  public static PublishedMessage masked(byte[] octets, int payloadAt, int key) {
    return new PublishedMessage(
        octets, payloadAt, (long) key << Integer.SIZE | Integer.toUnsignedLong(key));
  }

  /** Puts {@code head} and {@code tail} around a payload. */
  public static PublishedMessage around(byte[] head, int payloadOctets, byte[] tail) {
    ByteBuffer all = ByteBuffer.allocate(head.length + payloadOctets + tail.length);
    all.put(head).put(ProbePayload.blank(payloadOctets)).put(tail);
    return new PublishedMessage(all.array(), head.length);
  }

  /** Writes a payload's first eight octets into the message. */
  void stamp(byte[] payload) {
    ByteBuffer.wrap(octets).putLong(payloadAt, ProbePayload.wordOf(payload) ^ mask);
  }

  /** Returns the message itself, not a copy. */
  byte[] octets() {
    return octets;
  }
}
