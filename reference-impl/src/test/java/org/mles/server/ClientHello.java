package org.mles.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import org.mles.cert.Trust;

/** The first octets of a client that speaks TLS, whole. */
final class ClientHello {
  private static final int ROOM = 32 << 10;

  private ClientHello() {}

  static byte[] octets() throws IOException {
    SSLEngine engine = Trust.ofAnybody().engine("localhost", 1);
    ByteBuffer record = ByteBuffer.allocate(ROOM);
    engine.beginHandshake();
    engine.wrap(ByteBuffer.allocate(0), record);
    byte[] octets = new byte[record.position()];
    record.flip().get(octets);
    return octets;
  }
}
