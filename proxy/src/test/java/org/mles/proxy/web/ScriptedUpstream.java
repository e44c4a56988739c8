package org.mles.proxy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;

/** An upstream server without rules of its own: the test says what it does, call by call. */
final class ScriptedUpstream implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  /** Does nothing with the port but keep it from others while nobody listens there. */
  private final Socket hold = new Socket();

  private ServerSocket listener;

  ScriptedUpstream() throws IOException {
    hold.setReuseAddress(true);
    hold.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener = listen();
  }

  private ServerSocket listen() throws IOException {
    ServerSocket fresh = new ServerSocket();
    fresh.setReuseAddress(true);
    fresh.bind(address(), 2_000);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    return fresh;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) hold.getLocalSocketAddress();
  }

  /** Refuses connections until it is told {@link #comeBack}. */
  void goAway() throws IOException {
    listener.close();
  }

  void comeBack() throws IOException {
    listener = listen();
  }

  /** Accepts the next connection. */
  Session accept() throws IOException {
    return new Session(listener.accept());
  }

  @Override
  public void close() throws IOException {
    listener.close();
    hold.close();
  }

  /**
   * A frame as it came.
   *
   * @param header its header
   * @param body its body
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Frame(V1Header header, byte[] body) {}

  /** One accepted connection. */
  static final class Session implements AutoCloseable {
    final Socket socket;

    private Session(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(PATIENCE_MILLIS);
    }

    Frame read() throws IOException {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] octets = new byte[V1Header.OCTETS];
      in.readFully(octets);
      V1Header header =
          ((Decoded.Complete<V1Header>) V1Header.decode(ByteBuffer.wrap(octets))).value();
      byte[] body = new byte[header.bodyOctets()];
      in.readFully(body);
      return new Frame(header, body);
    }

    /** Reads a frame with this body. */
    Session reads(String uid, String channel, String message) throws IOException {
      assertThat(read().body()).isEqualTo(Tab.body(uid, channel, message));
      return this;
    }

    /** Sends a body behind a header that means nothing to a proxy. */
    Session send(byte[] body) throws IOException {
      return sendOctets(V1Frame.encode(7, 7, body));
    }

    Session sendOctets(byte[] octets) throws IOException {
      socket.getOutputStream().write(octets);
      return this;
    }

    /** Waits until the proxy ends its side, with nothing before that. */
    void readsEnd() throws IOException {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    /** Ends it at once. */
    void hangUp() throws IOException {
      socket.close();
    }

    @Override
    public void close() throws IOException {
      hangUp();
    }
  }
}
