package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of a resync that a subject sent, with heads of any length and arrays of definite
 * or indefinite length. Thread: caller. Source: RSY-01, V1-CBOR-07.
 */
public final class ResyncReader {
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int BREAK = 0xFF;
  private static final long INDEFINITE = -1;

  private final ByteBuffer in;

  private ResyncReader(byte[] body) {
    in = ByteBuffer.wrap(body);
  }

  /** Returns the items of {@code body} in order, or null if it is no resync. */
  public static @Nullable List<byte[]> items(byte[] body) {
    try {
      return new ResyncReader(body).resync();
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      return null;
    }
  }

  private List<byte[]> resync() {
    long pairs = head(MAP);
    require(pairs == 1 || pairs == INDEFINITE);
    require(text().equals("resync_message"));
    long count = head(ARRAY);
    List<byte[]> items = new ArrayList<>();
    while (count == INDEFINITE ? !atBreak() : items.size() < count) {
      items.add(item());
    }
    require(pairs == 1 || atBreak());
    require(!in.hasRemaining());
    return items;
  }

  private byte[] item() {
    long pairs = head(MAP);
    require(pairs == 1 || pairs == INDEFINITE);
    require(text().equals("encoded_msg"));
    byte[] item = octets(head(BYTES));
    require(pairs == 1 || atBreak());
    return item;
  }

  private String text() {
    return new String(octets(head(TEXT)), StandardCharsets.UTF_8);
  }

  private byte[] octets(long count) {
    require(count >= 0 && count <= in.remaining());
    byte[] octets = new byte[(int) count];
    in.get(octets);
    return octets;
  }

  private boolean atBreak() {
    boolean ends = Byte.toUnsignedInt(in.get(in.position())) == BREAK;
    if (ends) {
      in.get();
    }
    return ends;
  }

  private long head(int major) {
    int first = Byte.toUnsignedInt(in.get());
    require(first >>> 5 == major);
    return switch (first & 0x1F) {
      case 24 -> Byte.toUnsignedLong(in.get());
      case 25 -> Short.toUnsignedLong(in.getShort());
      case 26 -> Integer.toUnsignedLong(in.getInt());
      case 27 -> in.getLong();
      case 31 -> INDEFINITE;
      default -> first & 0x1F;
    };
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("no resync");
    }
  }
}
