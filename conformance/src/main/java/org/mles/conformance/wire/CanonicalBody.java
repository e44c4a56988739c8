package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.text.StrictUtf8;

/**
 * Reads first bodies in their canonical form and in no other: what every server has to understand.
 *
 * <p>Thread: any.
 */
public final class CanonicalBody {
  /** The names that a first body gives. */
  public record Names(String uid, String channel) {}

  private final ByteBuffer in;

  private CanonicalBody(byte[] body) {
    in = ByteBuffer.wrap(body);
  }

  /** Returns the names of a canonical triple, or null if the body is none. */
  public static @Nullable Names names(byte[] body) {
    CanonicalBody reader = new CanonicalBody(body);
    if (!reader.takes(0xA3) || !reader.takesText("uid")) {
      return null;
    }
    String uid = reader.text();
    boolean second = reader.takesText("channel");
    String channel = second ? reader.text() : null;
    boolean third = channel != null && reader.takesText("message") && reader.string(2) != null;
    return third && uid != null && channel != null && !reader.in.hasRemaining()
        ? new Names(uid, channel)
        : null;
  }

  /** Returns the items of a canonical resync; none if the body or one of them is none. */
  public static List<RawFrame> items(byte[] body) {
    CanonicalBody reader = new CanonicalBody(body);
    List<RawFrame> items = new ArrayList<>();
    if (!reader.takes(0xA1) || !reader.takesText("resync_message")) {
      return items;
    }
    int count = reader.head(4);
    for (int i = 0; i < count; i++) {
      byte[] item = reader.takes(0xA1) && reader.takesText("encoded_msg") ? reader.string(2) : null;
      if (item == null || item.length < RawFrame.HEADER_OCTETS) {
        return List.of();
      }
      items.add(RawFrame.parse(item));
    }
    return reader.in.hasRemaining() ? List.of() : items;
  }

  private boolean takes(int octet) {
    return in.hasRemaining() && (in.get() & 0xFF) == octet;
  }

  private boolean takesText(String expected) {
    return expected.equals(text());
  }

  private @Nullable String text() {
    byte[] octets = string(3);
    return octets == null ? null : StrictUtf8.text(octets);
  }

  private byte @Nullable [] string(int major) {
    int length = head(major);
    if (length < 0 || length > in.remaining()) {
      return null;
    }
    byte[] octets = new byte[length];
    in.get(octets);
    return octets;
  }

  /** Returns the number of a head in its shortest form, or -1. */
  private int head(int major) {
    if (!in.hasRemaining()) {
      return -1;
    }
    int first = in.get() & 0xFF;
    int low = first & 31;
    if (first >>> 5 != major || low > 26) {
      return -1;
    } else if (low < 24) {
      return low;
    }
    int width = 1 << (low - 24);
    if (in.remaining() < width) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < width; i++) {
      number = number << 8 | (in.get() & 0xFF);
    }
    long least = width == 1 ? 24 : 1L << (4 * width);
    return number >= least && number <= RawFrame.MAX_BODY_OCTETS ? (int) number : -1;
  }
}
