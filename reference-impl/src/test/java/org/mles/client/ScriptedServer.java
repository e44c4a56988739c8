package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Header;

/** A loopback server without rules of its own: the test says what it does, call by call. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;

  ScriptedServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listener.setSoTimeout(20_000);
  }

  ClientConfig.Builder client(String uid) {
    return ClientConfig.builder(uid, Frames.CHANNEL)
        .server("127.0.0.1", listener.getLocalPort())
        .sharedKey("secret");
  }

  /** Accepts the next client and reads its join. */
  Peer accept() throws IOException {
    Peer peer = new Peer(listener.accept());
    peer.join = peer.read();
    return peer;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One accepted connection. */
  static final class Peer implements AutoCloseable {
    final Socket socket;
    WholeFrame join = new WholeFrame(new V1Header(1, 0, 0), new byte[1]);

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(20_000);
    }

    void send(byte[]... frames) throws IOException {
      socket.getOutputStream().write(Frames.concat(frames));
    }

    WholeFrame read() throws IOException {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] octets = new byte[V1Header.OCTETS];
      in.readFully(octets);
      V1Header header =
          ((Decoded.Complete<V1Header>) V1Header.decode(ByteBuffer.wrap(octets))).value();
      byte[] body = new byte[header.bodyOctets()];
      in.readFully(body);
      return new WholeFrame(header, body);
    }

    /** Waits until the client closes its side. */
    void awaitFin() throws IOException {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // whatever it still says
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Returns the text of a frame's message. */
  static String text(WholeFrame frame) {
    V1Body body = ((Decoded.Complete<V1Body>) V1BodyReader.decode(frame.body())).value();
    return new String(((V1Body.Message) body).message(), UTF_8);
  }
}
