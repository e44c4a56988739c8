package org.mles.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.time.Clock;

/**
 * The server with a handicap, for the gate's own examination: after each send it turns in circles
 * for a share of the time that the send took. Understands no options; listens on a free loopback
 * port.
 *
 * <p>Property {@code mles.slowed.percent}: the share, 15 without it.
 */
final class SlowedServer {
  private SlowedServer() {}

  /** Serves until it is killed; arguments are ignored. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int percent = Integer.getInteger("mles.slowed.percent", 15);
    ServerConfig config = ServerConfig.defaults().withPort(0);
    try (MlesServer server =
        MlesServer.start(
            config, new LoggedEvents(Clock.SYSTEM), socket -> slowed(socket, percent))) {
      System.out.println("listening on 127.0.0.1:" + server.port());
      server.awaitEnd();
    }
  }

  private static Transport slowed(SocketChannel socket, int percent) {
    return new Plain(socket, socket, new SlowOut(socket, percent));
  }

  /** Sends, then loses time. */
  private record SlowOut(SocketChannel socket, int percent) implements GatheringByteChannel {
    @Override
    public int write(ByteBuffer octets) throws IOException {
      long start = System.nanoTime();
      int taken = socket.write(octets);
      loseTime(start);
      return taken;
    }

    @Override
    public long write(ByteBuffer[] slices, int offset, int length) throws IOException {
      long start = System.nanoTime();
      long taken = socket.write(slices, offset, length);
      loseTime(start);
      return taken;
    }

    @Override
    public long write(ByteBuffer[] slices) throws IOException {
      return write(slices, 0, slices.length);
    }

    private void loseTime(long start) {
      long now = System.nanoTime();
      long end = now + (now - start) * percent / 100;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
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
