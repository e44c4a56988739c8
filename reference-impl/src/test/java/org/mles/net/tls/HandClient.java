package org.mles.net.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.mles.cert.Trust;

/** Client side of TLS, a piece at a time, as a test wants it. */
final class HandClient {
  private static final int ROOM = 8 << 20;

  final SSLEngine engine;
  final Socket socket;
  final ByteArrayOutputStream plain = new ByteArrayOutputStream();

  /** Octets that go out in one turn. */
  int cut = Integer.MAX_VALUE;

  /** Records that brought something. */
  int records;

  private boolean begun;
  private final SocketChannel channel;
  private final ByteBuffer incoming = ByteBuffer.allocate(ROOM).limit(0);
  private final ByteBuffer outgoing = ByteBuffer.allocate(ROOM).limit(0);
  private final ByteBuffer opened = ByteBuffer.allocate(64 << 10);

  HandClient(InetSocketAddress server, String version) throws IOException {
    engine = Trust.of(Certificates.LOCAL.chain()).engine("localhost", server.getPort());
    engine.setEnabledProtocols(new String[] {version});
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    socket = channel.socket();
  }

  boolean established() {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getProtocol().equals("NONE");
  }

  String opened() {
    return plain.toString(US_ASCII);
  }

  /** Goes on with whatever is due, without waiting. */
  void turn() throws IOException {
    if (begun && channel.isOpen()) {
      incoming.compact();
      channel.read(incoming);
      incoming.flip();
      goOn();
      flush();
    }
  }

  private void goOn() throws IOException {
    boolean more = true;
    while (more) {
      more =
          switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
              engine.getDelegatedTask().run();
              yield true;
            }
            case NEED_WRAP -> seal(TlsTransport.NOTHING) > 0;
            default -> open();
          };
    }
  }

  private boolean open() throws IOException {
    SSLEngineResult result = engine.unwrap(incoming, opened.clear());
    plain.write(opened.array(), 0, opened.position());
    records += opened.position() > 0 ? 1 : 0;
    return result.getStatus() == SSLEngineResult.Status.OK
        && result.bytesConsumed() + result.bytesProduced() > 0;
  }

  private int seal(ByteBuffer source) throws IOException {
    outgoing.compact();
    SSLEngineResult result = engine.wrap(source, outgoing);
    outgoing.flip();
    return result.bytesProduced();
  }

  private void flush() throws IOException {
    int end = outgoing.limit();
    outgoing.limit(outgoing.position() + Math.min(cut, outgoing.remaining()));
    if (outgoing.hasRemaining()) {
      channel.write(outgoing);
    }
    outgoing.limit(end);
  }

  /** Says something, behind what is due. */
  void send(String text) throws IOException {
    if (!begun) {
      begun = true;
      engine.beginHandshake();
    }
    ByteBuffer source = ByteBuffer.wrap(text.getBytes(US_ASCII));
    do {
      goOn();
      seal(source);
    } while (source.hasRemaining());
    flush();
  }

  /** Asks for new keys. */
  void updateKeys() throws IOException {
    engine.beginHandshake();
    send("");
  }

  /** Says that nothing more follows. */
  void end() throws IOException {
    engine.closeOutbound();
    seal(TlsTransport.NOTHING);
    flush();
  }

  /** Sends the beginning of a record that never goes on. */
  void sendPartOfARecord() throws IOException {
    ByteBuffer record = ByteBuffer.allocate(64 << 10);
    engine.wrap(ByteBuffer.wrap("never whole".getBytes(US_ASCII)), record);
    channel.write(record.flip().limit(9));
  }

  /** Sends octets as they are. */
  void sendPlain(String octets) throws IOException {
    channel.write(ByteBuffer.wrap(octets.getBytes(ISO_8859_1)));
  }

  void closeSocket() throws IOException {
    channel.close();
  }
}
