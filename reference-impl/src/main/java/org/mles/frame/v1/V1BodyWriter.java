package org.mles.frame.v1;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mles.frame.Utf8;

/**
 * Encodes bodies in the one canonical form: definite lengths, shortest heads, keys in the order
 * uid, channel, message.
 *
 * <p>Thread: any. Source: V1-CBOR-01 to V1-CBOR-04, RSY-01.
 */
public final class V1BodyWriter {
  static final String UID = "uid";
  static final String CHANNEL = "channel";
  static final String MESSAGE = "message";
  static final String RESYNC = "resync_message";
  static final String ITEM = "encoded_msg";

  private static final int BYTES = 0x40;
  private static final int TEXT = 0x60;
  private static final int ARRAY = 0x80;
  private static final int MAP = 0xA0;

  private final ByteBuffer out;

  private V1BodyWriter(ByteBuffer out) {
    this.out = out;
  }

  /**
   * Encodes a message body.
   *
   * @throws IllegalArgumentException if the body would be longer than 0xFFFFFF octets, or a name
   *     has no UTF-8 form (a lone surrogate)
   */
  public static byte[] encode(V1Body.Message body) {
    byte[] uid = Utf8.encode(body.uid());
    byte[] channel = Utf8.encode(body.channel());
    long octets =
        1L
            + (1 + UID.length() + sized(uid))
            + (1 + CHANNEL.length() + sized(channel))
            + (1 + MESSAGE.length() + sized(body.message()));
    ByteBuffer out = ByteBuffer.allocate(checked(octets));
    V1BodyWriter writer = new V1BodyWriter(out);
    writer.head(MAP, 3);
    writer.name(UID).string(TEXT, uid);
    writer.name(CHANNEL).string(TEXT, channel);
    writer.name(MESSAGE).string(BYTES, body.message());
    return out.array();
  }

  /**
   * Encodes a resync body.
   *
   * @throws IllegalArgumentException if the body would be longer than 0xFFFFFF octets
   */
  public static byte[] encode(V1Body.Resync body) {
    long octets = resyncHeadOctets(body.items().size());
    for (byte[] item : body.items()) {
      octets += resyncItemOctets(item.length);
    }
    ByteBuffer out = ByteBuffer.allocate(checked(octets));
    beginResync(out, body.items().size());
    for (byte[] item : body.items()) {
      beginItem(out, item.length);
      out.put(item);
    }
    return out.array();
  }

  /** Writes what stands before the first of {@code items} items of a resync body. */
  public static void beginResync(ByteBuffer out, int items) {
    V1BodyWriter writer = new V1BodyWriter(out);
    writer.head(MAP, 1);
    writer.name(RESYNC).head(ARRAY, items);
  }

  /** Writes what stands before the {@code octets} octets of an item of a resync body. */
  public static void beginItem(ByteBuffer out, int octets) {
    V1BodyWriter writer = new V1BodyWriter(out);
    writer.head(MAP, 1);
    writer.name(ITEM).head(BYTES, octets);
  }

  /** Returns how much {@link #beginResync} writes. */
  public static long resyncHeadOctets(int items) {
    return 1L + 1 + RESYNC.length() + headOctets(items);
  }

  /** Returns what one item of {@code frameOctets} adds to a resync body. */
  public static long resyncItemOctets(int frameOctets) {
    return 1L + 1 + ITEM.length() + headOctets(frameOctets) + frameOctets;
  }

  private static int checked(long octets) {
    if (octets > V1Header.MAX_BODY_OCTETS) {
      throw new IllegalArgumentException("body of " + octets + " octets; allowed: up to 16777215");
    }
    return (int) octets;
  }

  private static long sized(byte[] string) {
    return headOctets(string.length) + (long) string.length;
  }

  private static int headOctets(int length) {
    if (length < 24) {
      return 1;
    }
    if (length <= 0xFF) {
      return 2;
    }
    return length <= 0xFFFF ? 3 : 5;
  }

  private V1BodyWriter name(String ascii) {
    return string(TEXT, ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private V1BodyWriter string(int major, byte[] octets) {
    head(major, octets.length);
    out.put(octets);
    return this;
  }

  private void head(int major, int length) {
    int argumentOctets = headOctets(length) - 1;
    if (argumentOctets == 0) {
      put(major | length);
      return;
    }
    put(major | (24 + Integer.numberOfTrailingZeros(argumentOctets)));
    for (int i = argumentOctets - 1; i >= 0; i--) {
      put(length >>> (8 * i));
    }
  }

  private void put(int octet) {
    out.put((byte) octet);
  }
}
