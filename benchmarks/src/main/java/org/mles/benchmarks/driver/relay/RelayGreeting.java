package org.mles.benchmarks.driver.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a connection begins with if a relay is to have several channels: a mark that begins no
 * frame, the length of the channel's name in one octet, the name. The relay answers by one octet
 * when the connection is in the channel. Thread: any.
 */
final class RelayGreeting {
  /** The octet that the relay answers. */
  static final byte ANSWER = 'C';

  /** Neither a frame of v1 nor a message of WebSocket begins so. */
  private static final byte MARK = 0;

  private static final int HEAD_OCTETS = 2;
  private static final int MOST_OCTETS = 255;

  private RelayGreeting() {}

  static ByteBuffer of(String channel) {
    byte[] name = channel.getBytes(StandardCharsets.UTF_8);
    if (name.length > MOST_OCTETS) {
      throw new IllegalArgumentException("a name of " + name.length + " octets");
    }
    ByteBuffer octets = ByteBuffer.allocate(HEAD_OCTETS + name.length);
    return octets.put(MARK).put((byte) name.length).put(name).flip();
  }

  /** Returns whether a greeting may begin here, whole or not. */
  static boolean begins(ByteBuffer in) {
    return !in.hasRemaining() || in.get(in.position()) == MARK;
  }

  /** Takes a greeting, if a whole one is there, and returns the channel's name. */
  static @Nullable String take(ByteBuffer in) {
    if (!in.hasRemaining() || !begins(in) || in.remaining() < HEAD_OCTETS) {
      return null;
    }
    int octets = in.get(in.position() + 1) & 0xFF;
    if (in.remaining() < HEAD_OCTETS + octets) {
      return null;
    }
    byte[] name = new byte[octets];
    in.position(in.position() + HEAD_OCTETS);
    in.get(name);
    return new String(name, StandardCharsets.UTF_8);
  }
}
