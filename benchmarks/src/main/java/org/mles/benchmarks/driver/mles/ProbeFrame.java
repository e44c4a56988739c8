package org.mles.benchmarks.driver.mles;

import java.nio.ByteBuffer;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;

/**
 * The publisher's frame: header and CBOR heads never change, only the message's first eight octets
 * do. So the frame is encoded once by the protocol's codec, stamped in place to send, and
 * recognised by a receiver from its first word and length.
 *
 * <p>Thread: any once made; {@link #stamp} by the publisher alone.
 */
final class ProbeFrame {
  private final byte[] octets;
  private final int messageAt;
  private final int firstWord;

  ProbeFrame(long key, String uid, String channel, int payloadOctets) {
    V1Body.Message body = new V1Body.Message(uid, channel, ProbePayload.blank(payloadOctets));
    this.octets = V1Frame.encode(key, body);
    this.messageAt = octets.length - payloadOctets;
    this.firstWord = ByteBuffer.wrap(octets).getInt(0);
  }

  /** Writes a message's first eight octets into the frame. */
  void stamp(byte[] payload) {
    System.arraycopy(payload, 0, octets, messageAt, ProbePayload.MIN_OCTETS);
  }

  /** Returns the frame itself, not a copy. */
  byte[] octets() {
    return octets;
  }

  /** Returns where the message's first eight octets end: no receiver needs more to know it. */
  int knownAfter() {
    return messageAt + ProbePayload.MIN_OCTETS;
  }

  /**
   * Returns whether a frame that begins with {@code word} is the publisher's, by type and length.
   */
  boolean startsWith(int word) {
    return word == firstWord;
  }

  /** Returns the length of the whole frame that begins with {@code word}. */
  static int frameOctets(int word) {
    return V1Header.OCTETS + V1Header.bodyOctets(word);
  }
}
