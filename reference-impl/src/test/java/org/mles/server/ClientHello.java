package org.mles.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import org.mles.cert.Trust;

/** The first octets of a client that speaks TLS, whole. Source: RFC 8446, 4.1.2 and 5.1. */
final class ClientHello {
  private static final int ROOM = 32 << 10;
  private static final int RECORD_HEADER_OCTETS = 5;
  private static final int MESSAGE_HEADER_OCTETS = 4;
  private static final int MOST_RECORD_OCTETS = 16 << 10;
  private static final short PADDING = 21;

  private ClientHello() {}

  static byte[] octets() throws IOException {
    return octets("localhost");
  }

  /** Returns the hello to a host, whose name it shows if there is a dot in it. */
  static byte[] octets(String host) throws IOException {
    SSLEngine engine = Trust.ofAnybody().engine(host, 1);
    ByteBuffer record = ByteBuffer.allocate(ROOM);
    engine.beginHandshake();
    engine.wrap(ByteBuffer.allocate(0), record);
    byte[] octets = new byte[record.position()];
    record.flip().get(octets);
    return octets;
  }

  /** Returns a hello whose message has that many octets, as many as the padding it asks for. */
  static byte[] padded(int octets) throws IOException {
    byte[] hello = octets();
    byte[] message = Arrays.copyOfRange(hello, RECORD_HEADER_OCTETS, hello.length);
    int more = octets - message.length;
    ByteBuffer padded = ByteBuffer.wrap(Arrays.copyOf(message, octets));
    int extensions = suites(message) + 2 + unsignedShort(message, suites(message));
    extensions += 1 + message[extensions];
    padded.putInt(0, message[0] << 24 | octets - MESSAGE_HEADER_OCTETS);
    padded.putShort(extensions, (short) (unsignedShort(message, extensions) + more));
    padded.putShort(message.length, PADDING);
    padded.putShort(message.length + 2, (short) (more - 4));
    return records(padded);
  }

  /** Returns a hello that knows no cipher suite that anybody else knows. */
  static byte[] ofUnknownSuites() throws IOException {
    byte[] hello = octets();
    byte[] message = Arrays.copyOfRange(hello, RECORD_HEADER_OCTETS, hello.length);
    int first = suites(message) + 2;
    Arrays.fill(message, first, first + unsignedShort(message, suites(message)), (byte) 0x5A);
    return records(ByteBuffer.wrap(message));
  }

  /** Returns where the length of the cipher suites is: behind version, random and session. */
  private static int suites(byte[] message) {
    int session = MESSAGE_HEADER_OCTETS + 2 + 32;
    return session + 1 + message[session];
  }

  private static int unsignedShort(byte[] octets, int at) {
    return ByteBuffer.wrap(octets).getShort(at) & 0xFFFF;
  }

  private static byte[] records(ByteBuffer message) {
    ByteBuffer records = ByteBuffer.allocate(2 * ROOM);
    while (message.hasRemaining()) {
      int octets = Math.min(message.remaining(), MOST_RECORD_OCTETS);
      records.put(new byte[] {0x16, 3, 1}).putShort((short) octets);
      records.put(message.slice().limit(octets));
      message.position(message.position() + octets);
    }
    return Arrays.copyOf(records.array(), records.position());
  }
}
