package org.mles.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes CBOR item by item, with the shortest heads unless a head is written by hand. It checks
 * nothing: wrong bodies are what it is for.
 *
 * <p>Thread: caller.
 */
public final class Cbor {
  /** Major types of RFC 8949, section 3.1, that the suite writes. */
  private static final int UNSIGNED = 0;

  public static final int BYTES = 2;
  public static final int TEXT = 3;
  public static final int ARRAY = 4;
  public static final int MAP = 5;
  private static final int TAG = 6;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Opens a map of {@code pairs} pairs. */
  public Cbor map(int pairs) {
    return head(MAP, pairs);
  }

  /** Opens an array of {@code items} items. */
  public Cbor array(int items) {
    return head(ARRAY, items);
  }

  /** Writes a text string as UTF-8. */
  public Cbor text(String value) {
    return text(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a text string whose octets may be anything. */
  public Cbor text(byte[] octets) {
    return head(TEXT, octets.length).raw(octets);
  }

  /** Writes a byte string. */
  public Cbor bytes(byte[] octets) {
    return head(BYTES, octets.length).raw(octets);
  }

  /** Writes an unsigned integer. */
  public Cbor unsigned(long value) {
    return head(UNSIGNED, value);
  }

  /** Writes a tag for the item that follows. */
  public Cbor tag(long number) {
    return head(TAG, number);
  }

  /** Writes octets as they are: heads by hand, breaks, garbage. */
  public Cbor raw(byte... octets) {
    out.writeBytes(octets);
    return this;
  }

  /** Writes octets given as numbers from 0 to 255. */
  public Cbor octets(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  /** Returns what was written. */
  public byte[] encode() {
    return out.toByteArray();
  }

  /** Writes the shortest head of an item. */
  public Cbor head(int major, long argument) {
    if (argument < 24) {
      return octets(major << 5 | (int) argument);
    }
    int narrow = argument <= 0xFF ? 1 : 2;
    return head(major, argument, argument <= 0xFFFF ? narrow : argument <= 0xFFFF_FFFFL ? 4 : 8);
  }

  /** Writes a head whose argument takes {@code width} octets: 1, 2, 4 or 8. */
  public Cbor head(int major, long argument, int width) {
    octets(major << 5 | 24 + Integer.numberOfTrailingZeros(width));
    for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
      octets((int) (argument >>> shift));
    }
    return this;
  }

  /** Opens an item without a length, which a break ends. */
  public Cbor indefinite(int major) {
    return octets(major << 5 | 31);
  }
}
