package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.mles.client.ClientConfig;
import org.mles.http.Head;
import org.mles.http.HeadReader;
import org.mles.http.OriginRules;
import org.mles.session.Protocol;
import org.mles.ws.Handshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;
import org.mles.ws.Upgrade;

/** A server of version 2 without rules of its own: the test says what it does, call by call. */
final class ScriptedServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final ServerSocket listener = new ServerSocket();

  ScriptedServer() throws IOException {
    listener.setReceiveBufferSize(16 << 10); // who does not read is not written to for long
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Returns this server as a side of a bridge that waits a second for a connection. */
  MlesShore shore() {
    return new MlesShore(
        "ws://127.0.0.1:" + listener.getLocalPort(),
        channel ->
            ClientConfig.builder("bridge", channel)
                .server("127.0.0.1", listener.getLocalPort())
                .protocol(Protocol.V2)
                .connectTimeout(Duration.ofSeconds(1))
                .build());
  }

  /** Accepts the next connection and says nothing. */
  Peer accept() throws IOException {
    return new Peer(listener.accept());
  }

  /** Accepts the next connection, grants its upgrade and reads its first message. */
  Peer join() throws IOException {
    Peer peer = accept().grant();
    assertThat(peer.next()).isInstanceOf(Inbound.Message.class);
    return peer;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One accepted connection. */
  static final class Peer implements AutoCloseable {
    final Socket socket;
    private final MessageReader reader = MessageReader.ofServer(64 << 20);
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16).limit(0);

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Grants its upgrade, whatever it asks for. */
    Peer grant() throws IOException {
      HeadReader request = HeadReader.ofRequest();
      Head head = null;
      while (head == null) {
        head = request.take(ByteBuffer.wrap(socket.getInputStream().readNBytes(1)));
      }
      Upgrade upgrade = new Handshake(new OriginRules(List.of(), List.of()), false).judge(head);
      return say(((Upgrade.Granted) upgrade).answer());
    }

    /** Says octets as they are. */
    synchronized Peer say(ByteBuffer octets) throws IOException {
      byte[] copy = new byte[octets.remaining()];
      octets.get(copy);
      socket.getOutputStream().write(copy);
      return this;
    }

    Peer say(Opcode opcode, byte[] payload) throws IOException {
      return say(ServerFrame.of(opcode, ByteBuffer.wrap(payload)));
    }

    /** Returns what comes next, pings too. */
    Inbound next() throws IOException {
      while (true) {
        Inbound found = in.hasRemaining() ? reader.take(in) : null;
        if (found != null) {
          return found;
        }
        if (!in.hasRemaining()) {
          int octets = socket.getInputStream().read(in.array());
          assertThat(octets).as("octets before the end").isPositive();
          in.position(0).limit(octets);
        }
      }
    }

    /** Hears until a message comes and returns its payload. */
    byte[] message() throws IOException {
      while (true) {
        if (next() instanceof Inbound.Message message) {
          return message.payload().copy(0, message.payload().size());
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
