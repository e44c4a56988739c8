package org.mles.benchmarks.driver.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A packet of MQTT 3.1.1: type and flags, the length of the rest in up to four octets of seven
 * bits, the rest.
 *
 * @param first type in the upper half, flags in the lower
 * @param rest what follows the length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MqttPacket(int first, byte[] rest) {
  static final int CONNACK = 2;
  static final int PUBLISH = 3;
  static final int PINGRESP = 13;

  private static final int MOST_HEAD = 5;
  private static final int MORE_BIT = 0x80;
  private static final int SEVEN = 7;
  private static final int TYPE_SHIFT = 4;

  int type() {
    return first >>> TYPE_SHIFT;
  }

  /** Returns what an answer ends with: its verdict. */
  int lastOctet() throws IOException {
    if (rest.length == 0) {
      throw new IOException("an answer of MQTT without a verdict");
    }
    return rest[rest.length - 1];
  }

  static MqttPacket read(DataInputStream in) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(MOST_HEAD);
    int octets = 0;
    while (octets == 0) {
      head.put(in.readByte());
      octets = headOctets(head, 0, head.position());
    }
    byte[] rest = new byte[remainingOctets(head, 0, octets)];
    in.readFully(rest);
    return new MqttPacket(head.get(0) & 0xFF, rest);
  }

  /** Returns how many octets type and length have, 0 if that is not known yet. */
  static int headOctets(ByteBuffer in, int at, int have) throws IOException {
    for (int i = 1; i < Math.min(have, MOST_HEAD); i++) {
      if ((in.get(at + i) & MORE_BIT) == 0) {
        return i + 1;
      }
    }
    if (have >= MOST_HEAD) {
      throw new IOException("a packet of MQTT with a length of more than four octets");
    }
    return 0;
  }

  /** Returns the length of what follows a head. */
  static int remainingOctets(ByteBuffer in, int at, int head) {
    int octets = 0;
    for (int i = 1; i < head; i++) {
      octets |= (in.get(at + i) & (MORE_BIT - 1)) << (SEVEN * (i - 1));
    }
    return octets;
  }

  /** Returns the octets of a packet with {@code rest} in parts. */
  static byte[] octets(int first, byte[]... rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    int left = Stream.of(rest).mapToInt(part -> part.length).sum();
    do {
      out.write(left >= MORE_BIT ? left | MORE_BIT : left);
      left >>>= SEVEN;
    } while (left > 0);
    Stream.of(rest).forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** Returns a text as MQTT writes it, with its length. */
  static byte[] text(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + octets.length)
        .putShort((short) octets.length)
        .put(octets)
        .array();
  }
}
