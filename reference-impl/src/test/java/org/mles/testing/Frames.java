package org.mles.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Rope;

/** Frames as clients with the shared key {@value #SECRET} send them. */
public final class Frames {
  /** The shared key. */
  public static final String SECRET = "secret";

  /** The policy of that key. */
  public static final KeyPolicy KEYS = KeyPolicy.of(SECRET, null);

  /** The channel of frames for which no other is named. */
  public static final String ROOM = "room";

  private Frames() {}

  /** Returns a frame of the user on {@link #ROOM}. */
  public static byte[] frame(String uid, String message) {
    return frame(uid, ROOM, message.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a frame whose key is right for its user and channel. */
  public static byte[] frame(String uid, String channel, byte[] message) {
    return V1Frame.encode(key(uid, channel), new V1Body.Message(uid, channel, message));
  }

  /** Returns a frame with the key of {@code uid} on {@link #ROOM} around any body. */
  public static byte[] around(String uid, byte[] body) {
    long key = key(uid, ROOM);
    return V1Frame.encode((int) key, key, body);
  }

  /** Returns a resync whose outer header is that of {@code uid} on {@link #ROOM}. */
  public static byte[] resync(String uid, byte[]... items) {
    return around(uid, V1BodyWriter.encode(new V1Body.Resync(List.of(items))));
  }

  /** Returns the right key. */
  public static long key(String uid, String channel) {
    return KEYS.key("", uid, channel);
  }

  /** Returns frames back to back, as they are restored. */
  public static Rope rope(List<byte[]> frames) {
    Rope rope = new Rope();
    frames.forEach(frame -> rope.takeUpTo(Integer.MAX_VALUE, ByteBuffer.wrap(frame)));
    return rope;
  }

  /** Returns a header alone, which may lie. */
  public static byte[] header(int type, int bodyOctets) {
    return ByteBuffer.allocate(V1Header.OCTETS)
        .putInt(type << 24 | bodyOctets)
        .putInt(1)
        .putLong(1)
        .array();
  }

  /** Returns all octets back to back. */
  public static byte[] concat(byte[]... parts) {
    return concat(List.of(parts));
  }

  /** Returns all octets back to back. */
  public static byte[] concat(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** Cuts frames that lie back to back. */
  public static List<byte[]> split(ByteBuffer frames, int[] octetsOfEach, int count) {
    List<byte[]> cut = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] frame = new byte[octetsOfEach[i]];
      frames.get(frame);
      cut.add(frame);
    }
    return cut;
  }
}
