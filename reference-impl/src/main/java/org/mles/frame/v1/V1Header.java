package org.mles.frame.v1;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.rule.WireRule;

/**
 * Fixed part of a v1 frame: 16 octets, network byte order.
 *
 * <pre>
 *   0        1            4            8                        16
 *   +--------+------------+------------+------------------------+
 *   | 'M'    | body       | CID        | key                    |
 *   +--------+------------+------------+------------------------+
 * </pre>
 *
 * @param bodyOctets length of the body alone, 1 to 0xFFFFFF. Source: V1-HDR-04, V1-HDR-06
 * @param cid connection id, unsigned; the low half of the first key unless configured otherwise
 * @param key SipHash-2-4 of the join strings in a first frame; opaque in later ones
 */
public record V1Header(int bodyOctets, int cid, long key) {
  /** Length of every v1 header. Source: V1-HDR-01. */
  public static final int OCTETS = 16;

  /** First octet of every v1 header, 'M'. Source: V1-HDR-03. */
  public static final int TYPE = 0x4D;

  /** Largest body that the 24-bit length can announce. Source: V1-HDR-09. */
  public static final int MAX_BODY_OCTETS = 0xFF_FFFF;

  /**
   * Refuses lengths that the wire format cannot carry. Source: V1-HDR-10.
   *
   * @throws IllegalArgumentException if {@code bodyOctets} is not 1 to 0xFFFFFF
   */
  public V1Header {
    if (bodyOctets < 1 || bodyOctets > MAX_BODY_OCTETS) {
      throw new IllegalArgumentException(
          "body of " + bodyOctets + " octets; allowed: 1 to 16777215");
    }
  }

  /** Makes a header whose CID is the low half of {@code key}. Source: V1-CID-01. */
  public static V1Header of(int bodyOctets, long key) {
    return new V1Header(bodyOctets, (int) key, key);
  }

  /** Decodes the octets from the buffer's position, which stays where it is. */
  public static Decoded<V1Header> decode(ByteBuffer in) {
    int at = in.position();
    if (in.remaining() > 0 && (in.get(at) & 0xFF) != TYPE) {
      return new Decoded.Refused<>(WireRule.BAD_TYPE, "type octet " + in.get(at));
    }
    if (in.remaining() < OCTETS) {
      return new Decoded.NeedMore<>(OCTETS - in.remaining());
    }
    WireRule broken = ruleBrokenBy(in.getInt(at), MAX_BODY_OCTETS);
    if (broken != null) {
      return new Decoded.Refused<>(broken, "first word 0x" + Integer.toHexString(in.getInt(at)));
    }
    V1Header header =
        new V1Header(bodyOctets(in.getInt(at)), in.getInt(at + 4), in.getLong(at + 8));
    return new Decoded.Complete<>(header, OCTETS);
  }

  /**
   * Judges the first four octets of a header without making an object of it.
   *
   * @param firstWord those octets, big-endian
   * @param maxBodyOctets the configured limit
   * @return the rule that they break, or null
   */
  public static @Nullable WireRule ruleBrokenBy(int firstWord, int maxBodyOctets) {
    if (firstWord >>> 24 != TYPE) {
      return WireRule.BAD_TYPE;
    }
    int bodyOctets = bodyOctets(firstWord);
    if (bodyOctets == 0) {
      return WireRule.ZERO_LENGTH;
    }
    return bodyOctets > maxBodyOctets ? WireRule.BODY_TOO_LONG : null;
  }

  /** Returns the body length that the first four octets announce. */
  public static int bodyOctets(int firstWord) {
    return firstWord & MAX_BODY_OCTETS;
  }

  /** Returns the length of the frame that the first four octets announce. */
  public static int frameOctets(int firstWord) {
    return OCTETS + bodyOctets(firstWord);
  }

  /** Writes the 16 octets at the buffer's position. */
  public void encode(ByteBuffer out) {
    out.putInt(TYPE << 24 | bodyOctets).putInt(cid).putLong(key);
  }
}
