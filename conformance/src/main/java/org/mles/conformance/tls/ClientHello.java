package org.mles.conformance.tls;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** What an honest client of TLS says first. Thread: any. Source: TLS-PORT-01. */
public final class ClientHello {
  private ClientHello() {}

  /** Returns one record. */
  public static byte[] octets() {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), record);
      return Arrays.copyOf(record.array(), record.position());
    } catch (NoSuchAlgorithmException | SSLException e) {
      throw new IllegalStateException("this JVM speaks no TLS", e);
    }
  }
}
