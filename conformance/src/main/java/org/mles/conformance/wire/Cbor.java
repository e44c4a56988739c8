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

  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
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

  private Cbor head(int major, long value) {
    int m = major << 5;
    if (value < 24) {
      return octets(m | (int) value);
    } else if (value < 0x100) {
      return octets(m | 24, (int) value);
    } else if (value < 0x1_0000) {
      return octets(m | 25, (int) value >>> 8, (int) value);
    }
    return octets(m | 26, (int) value >>> 24, (int) value >>> 16, (int) value >>> 8, (int) value);
  }
}
