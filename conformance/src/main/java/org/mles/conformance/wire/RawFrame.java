package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A v1 frame in which every field may lie: 16 octets of header, then a body, in network order.
 *
 * @param type first octet, 0x4D in an honest frame
 * @param announced 24-bit body length as announced; only the low 24 bits are sent
 * @param cid connection id
 * @param key session key
 * @param body octets after the header; shared, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, see equals
public record RawFrame(int type, int announced, int cid, long key, byte[] body) {
  /** Octets of a v1 header. */
  public static final int HEADER_OCTETS = 16;

  /** First octet of an honest frame. */
  public static final int TYPE = 'M';

  /** Longest body that the length field can announce. */
  public static final int MAX_BODY_OCTETS = 0xFF_FFFF;

  /** Makes an honest frame whose CID is the low half of the key. */
  public static RawFrame of(long key, byte[] body) {
    return new RawFrame(TYPE, body.length, (int) key, key, body);
  }

  /**
   * Reads the header fields of one whole frame; the body is what follows the header.
   *
   * @throws IllegalArgumentException if there are fewer octets than a header
   */
  public static RawFrame parse(byte[] octets) {
    if (octets.length < HEADER_OCTETS) {
      throw new IllegalArgumentException(octets.length + " octets are no frame");
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    int first = in.getInt();
    return new RawFrame(
        first >>> 24,
        first & MAX_BODY_OCTETS,
        in.getInt(),
        in.getLong(),
        Arrays.copyOfRange(octets, HEADER_OCTETS, octets.length));
  }

  /** Returns the frame with another first octet. */
  public RawFrame withType(int other) {
    return new RawFrame(other, announced, cid, key, body);
  }

  /** Returns the frame with another announced length and the same body. */
  public RawFrame withAnnounced(int other) {
    return new RawFrame(type, other, cid, key, body);
  }

  /** Returns the frame with another CID. */
  public RawFrame withCid(int other) {
    return new RawFrame(type, announced, other, key, body);
  }

  /** Returns the frame with another key and the same CID. */
  public RawFrame withKey(long other) {
    return new RawFrame(type, announced, cid, other, body);
  }

  /** Returns the frame with another body, honestly announced. */
  public RawFrame withBody(byte[] other) {
    return new RawFrame(type, other.length, cid, key, other);
  }

  /** Copies the frame into the octets that go on the wire. */
  public byte[] encode() {
    return ByteBuffer.allocate(HEADER_OCTETS + body.length)
        .putInt((type << 24) | (announced & MAX_BODY_OCTETS))
        .putInt(cid)
        .putLong(key)
        .put(body)
        .array();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawFrame f
        && type == f.type
        && announced == f.announced
        && cid == f.cid
        && key == f.key
        && Arrays.equals(body, f.body);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(key) + cid) + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "frame(type=%02x length=%d cid=%08x key=%016x: %s)",
        type,
        announced,
        cid,
        key,
        BodyWords.of(body, body.length));
  }
}
