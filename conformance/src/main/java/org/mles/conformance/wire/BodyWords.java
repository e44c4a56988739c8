package org.mles.conformance.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what stands in a body of v1, as far as its octets were kept. The body may be anything; what
 * is not read is not guessed. Thread: caller. Source: V1-CBOR-01, RSY-01.
 */
public final class BodyWords {
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int MOST_PAIRS = 8;

  private final ByteBuffer in;
  private final List<String> words = new ArrayList<>();

  private BodyWords(byte[] known) {
    in = ByteBuffer.wrap(known);
  }

  /**
   * Returns the values of a body.
   *
   * @param known its first octets
   * @param total how many it has
   */
  public static String of(byte[] known, long total) {
    BodyWords body = new BodyWords(known);
    try {
      body.pairs();
    } catch (BufferUnderflowException e) {
      body.words.add(known.length < total ? "more that was not kept" : "an end too early");
    } catch (IllegalArgumentException e) {
      body.words.add("more that is no part of a message");
    }
    boolean nothing = body.words.isEmpty() || body.words.get(0).startsWith("more that is");
    return nothing
        ? "a body of " + total + " octets, " + QuotedOctets.of(known, total)
        : String.join(", ", body.words);
  }

  private void pairs() {
    long pairs = head(MAP);
    for (long i = 0; i < Math.min(pairs, MOST_PAIRS); i++) {
      String key = new String(octets(head(TEXT)), StandardCharsets.UTF_8);
      switch (key) {
        case "uid", "channel" -> value(key, head(TEXT), "");
        case "message" -> {
          long length = head(BYTES);
          value(key, length, length == 1 ? " (1 octet)" : " (" + length + " octets)");
        }
        case "resync_message" -> {
          words.add("a resync of " + head(ARRAY) + " items");
          return;
        }
        default -> throw new IllegalArgumentException(key);
      }
    }
  }

  private void value(String key, long length, String size) {
    int there = (int) Math.min(length, in.remaining());
    byte[] known = new byte[Math.min(there, QuotedOctets.ENOUGH)];
    in.get(known).position(in.position() + there - known.length);
    words.add(key + " " + QuotedOctets.of(known, length) + size);
  }

  private byte[] octets(long count) {
    if (count > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] octets = new byte[(int) count];
    in.get(octets);
    return octets;
  }

  /** Reads a head of definite length. */
  private long head(int major) {
    int first = Byte.toUnsignedInt(in.get());
    long number =
        switch (first & 0x1F) {
          case 24 -> Byte.toUnsignedLong(in.get());
          case 25 -> Short.toUnsignedLong(in.getShort());
          case 26 -> Integer.toUnsignedLong(in.getInt());
          case 27 -> in.getLong();
          case 28, 29, 30, 31 -> -1;
          default -> first & 0x1F;
        };
    if (first >>> 5 != major || number < 0) {
      throw new IllegalArgumentException("another head");
    }
    return number;
  }
}
