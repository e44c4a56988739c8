package org.mles.net.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.mles.net.Connection;
import org.mles.net.Peer;

/** A client that speaks TLS by hand, and the loop's end of its connection. */
final class TlsPair implements AutoCloseable {
  final TlsStage stage;
  final HandClient client;
  final Peer peer;
  final Connection connection;
  final Sends sends;
  private final TlsTransport transport;

  TlsPair(TlsStage stage, String version, Supplier<SSLEngine> engines) throws IOException {
    this.stage = stage;
    peer = new Peer(stage.stage.log);
    client = new HandClient(stage.stage.address(), version);
    SocketChannel accepted = stage.stage.listener.accept();
    sends = new Sends(accepted);
    transport = new TlsTransport(accepted, accepted, sends, stage.handshakes, engines, false);
    connection = stage.stage.loop.open(transport, fresh -> peer);
  }

  void turnUntil(BooleanSupplier done) throws IOException {
    stage.turnUntil(done, client);
  }

  void shakeHands() throws IOException {
    client.send("");
    turnUntil(() -> client.established() && !transport.isFull());
  }

  /** The client says something. */
  void say(String text) throws IOException {
    client.send(text);
  }

  String heard() {
    return peer.octets.toString(US_ASCII);
  }

  long write(String text) {
    return connection.write(new ByteBuffer[] {ByteBuffer.wrap(text.getBytes(US_ASCII))}, 1);
  }

  @Override
  public void close() throws IOException {
    client.closeSocket();
    connection.close();
    stage.turn();
  }

  /** What the system takes of what is sent. */
  static final class Sends implements GatheringByteChannel {
    int most = Integer.MAX_VALUE;
    int calls;
    private final SocketChannel socket;

    Sends(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      calls++;
      int end = source.limit();
      source.limit(source.position() + Math.min(most, source.remaining()));
      int sent = socket.write(source);
      source.limit(end);
      return sent;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new AssertionError("records lie in one buffer");
    }

    @Override
    public long write(ByteBuffer[] sources) {
      throw new AssertionError("records lie in one buffer");
    }

    @Override
    public boolean isOpen() {
      return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
