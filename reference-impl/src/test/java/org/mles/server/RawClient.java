package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mles.frame.v1.V1Header;
import org.mles.testing.Frames;

/** A socket to a server that writes and reads octets as it is told. */
final class RawClient implements AutoCloseable {
  /** Ends a test that would hang; nothing is measured by it. */
  private static final int PATIENCE_MILLIS = 30_000;

  /** Leaves the cores to the server between two looks at a counter. */
  private static final long POLL_NANOS = 50_000;

  final Socket socket;

  RawClient(MlesServer server) throws IOException {
    this(server.address().getAddress(), server.port());
  }

  RawClient(InetAddress address, int port) throws IOException {
    this(new Socket(address, port));
  }

  /** Takes a connected socket. */
  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Connects, joins {@link Frames#ROOM} with an empty message, and is a member then. */
  static RawClient joined(MlesServer server, String uid) throws IOException {
    return new RawClient(server).join(server, uid);
  }

  /** Joins {@link Frames#ROOM} with an empty message, and is a member then. */
  RawClient join(MlesServer server, String uid) throws IOException {
    long joins = server.counters().joins();
    send(Frames.frame(uid, ""));
    await(() -> server.counters().joins() > joins);
    return this;
  }

  /** Waits for something that a counter tells; the test's own limit ends it otherwise. */
  static void await(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  RawClient send(byte[]... frames) throws IOException {
    socket.getOutputStream().write(Frames.concat(frames));
    return this;
  }

  /** Waits for exactly these octets. */
  RawClient expect(byte[]... frames) throws IOException {
    byte[] expected = Frames.concat(frames);
    assertThat(socket.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
    return this;
  }

  /** Reads whole frames until this one has come; the time limit of a read ends it otherwise. */
  RawClient hears(byte[] frame) throws IOException {
    byte[] next = nextFrame();
    while (!Arrays.equals(next, frame)) {
      next = nextFrame();
    }
    return this;
  }

  private byte[] nextFrame() throws IOException {
    byte[] header = socket.getInputStream().readNBytes(V1Header.OCTETS);
    assertThat(header).as("header of the next frame").hasSize(V1Header.OCTETS);
    assertThat(header[0]).isEqualTo((byte) V1Header.TYPE);
    int bodyOctets = ByteBuffer.wrap(header).getInt() & V1Header.MAX_BODY_OCTETS;
    return Frames.concat(header, socket.getInputStream().readNBytes(bodyOctets));
  }

  /** Waits for the end of the connection, by FIN or RST, with nothing before it. */
  void expectEnd() throws IOException {
    assertThat(readOrEnd()).isEqualTo(-1);
  }

  private int readOrEnd() throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  /** Closes with an RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
