package org.mles.frame.n;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.rule.WireRule;

/**
 * Header of the N draft's only frame: 12 octets, network byte order. Draft: no released program
 * speaks it.
 *
 * <pre>
 *   0        1            4                        12
 *   +--------+------------+------------------------+
 *   | 'N'    | JSON text  | hash                   |
 *   +--------+------------+------------------------+
 * </pre>
 *
 * @param jsonOctets length of the JSON text alone, 2 to 0xFFFFFF. Source: N-01, N-13
 * @param hash SipHash-2-4 of the first four octets, the shared key and the names. Source: N-02
 */
public record NHeader(int jsonOctets, long hash) {
  /** Length of every header of the draft. Source: N-01. */
  public static final int OCTETS = 12;

  /** First octet of every header of the draft, 'N'. Source: N-01. */
  public static final int TYPE = 0x4E;

  /** Length of the shortest JSON object. Source: N-13. */
  public static final int MIN_JSON_OCTETS = 2;

  /** Longest text that the 24-bit length can announce. Source: N-18. */
  public static final int MAX_JSON_OCTETS = 0xFF_FFFF;

  /**
   * Refuses lengths that the draft does not have. Source: N-18.
   *
   * @throws IllegalArgumentException if {@code jsonOctets} is not 2 to 0xFFFFFF
   */
  public NHeader {
    if (jsonOctets < MIN_JSON_OCTETS || jsonOctets > MAX_JSON_OCTETS) {
      throw new IllegalArgumentException(
          "JSON text of " + jsonOctets + " octets; allowed: 2 to 16777215");
    }
  }

  /** Decodes the octets from the buffer's position, which stays where it is. */
  public static Decoded<NHeader> decode(ByteBuffer in) {
    int at = in.position();
    if (in.hasRemaining() && (in.get(at) & 0xFF) != TYPE) {
      return new Decoded.Refused<>(WireRule.N_BAD_TYPE, "type octet " + (in.get(at) & 0xFF));
    }
    if (in.remaining() < OCTETS) {
      return new Decoded.NeedMore<>(OCTETS - in.remaining());
    }
    int firstWord = in.getInt(at);
    WireRule broken = ruleBrokenBy(firstWord, MAX_JSON_OCTETS);
    return broken != null
        ? new Decoded.Refused<>(broken, "first word 0x" + Integer.toHexString(firstWord))
        : new Decoded.Complete<>(new NHeader(jsonOctets(firstWord), in.getLong(at + 4)), OCTETS);
  }

  /**
   * Judges the first four octets of a header without making an object of it.
   *
   * @param firstWord those octets, big-endian
   * @param maxJsonOctets the configured limit. Source: N-11
   * @return the rule that they break, or null
   */
  public static @Nullable WireRule ruleBrokenBy(int firstWord, int maxJsonOctets) {
    if (firstWord >>> 24 != TYPE) {
      return WireRule.N_BAD_TYPE;
    }
    int jsonOctets = jsonOctets(firstWord);
    if (jsonOctets < MIN_JSON_OCTETS) {
      return WireRule.N_JSON_TOO_SHORT;
    }
    return jsonOctets > maxJsonOctets ? WireRule.N_JSON_TOO_LONG : null;
  }

  /** Returns the length of the JSON text that the first four octets announce. */
  public static int jsonOctets(int firstWord) {
    return firstWord & MAX_JSON_OCTETS;
  }

  /** Returns the first four octets of a header, which are part of what is hashed. */
  public static int firstWord(int jsonOctets) {
    return TYPE << 24 | jsonOctets;
  }

  /** Writes the 12 octets at the buffer's position. */
  public void encode(ByteBuffer out) {
    out.putInt(firstWord(jsonOctets)).putLong(hash);
  }
}
