package org.mles.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * All that a form such as TLS may do to a connection, and nothing else.
 *
 * <p>It takes what it has room for and sends three octets at a time. It reads ahead and gives out
 * four at a time. If it greets, its {@code !} goes out before it reads, and it takes nothing before
 * that of the other side has come. Its farewell is a full stop.
 */
final class LateTransport implements Transport {
  static final int ROOM = 64;
  static final byte GREETING = '!';
  static final byte FAREWELL = '.';
  private static final int SENDS = 3;
  private static final int GIVES_OUT = 4;

  final SocketChannel socket;
  private final ByteBuffer owned = ByteBuffer.allocate(ROOM + 2).limit(ROOM);
  private final ByteBuffer inside = ByteBuffer.allocate(1 << 10).limit(0);

  /** Whether nothing goes out, as if the other side took nothing. */
  boolean stuck;

  /** What happens whenever it goes on, which is a bug if it throws. */
  Runnable whenProceeding = () -> {};

  Runnable whenSayingFarewell = () -> {};
  private boolean greetingDue;
  private boolean greetingExpected;
  private boolean full;
  private boolean outputEnds;
  private boolean farewellSaid;
  private boolean inputEnded;
  private boolean endTold;

  private LateTransport(SocketChannel socket) {
    this.socket = socket;
  }

  static LateTransport of(SocketChannel socket) {
    return new LateTransport(socket);
  }

  static LateTransport greeting(SocketChannel socket) {
    LateTransport transport = new LateTransport(socket);
    transport.owned.put(GREETING);
    transport.greetingDue = true;
    transport.greetingExpected = true;
    return transport;
  }

  @Override
  public SelectableChannel selectable() {
    return socket;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (greetingDue) {
      return 0;
    }
    inside.compact();
    inputEnded |= socket.read(inside) < 0;
    inside.flip();
    if (greetingExpected && inside.hasRemaining()) {
      greetingExpected = inside.get() != GREETING;
    }
    if (!inside.hasRemaining()) {
      boolean end = inputEnded && !endTold;
      endTold |= end;
      return end ? -1 : 0;
    }
    int octets = Math.min(GIVES_OUT, inside.remaining());
    target.put(inside.slice().limit(octets));
    inside.position(inside.position() + octets);
    return octets;
  }

  @Override
  public boolean hasMore() {
    return inside.hasRemaining() || (inputEnded && !endTold);
  }

  @Override
  public long write(ByteBuffer[] slices, int count) {
    long before = owned.position();
    for (int i = 0; i < count; i++) {
      while (slices[i].hasRemaining() && owned.hasRemaining()) {
        owned.put(slices[i].get());
      }
    }
    full = slices[count - 1].hasRemaining();
    return owned.position() - before;
  }

  @Override
  public boolean isFull() {
    return greetingExpected || full;
  }

  @Override
  public int waitsFor() {
    int write = owned.position() > 0 ? SelectionKey.OP_WRITE : 0;
    int read = greetingDue || inputEnded ? 0 : SelectionKey.OP_READ;
    return read | write;
  }

  @Override
  public void proceed() throws IOException {
    whenProceeding.run();
    if (stuck) {
      return;
    }
    int left = Math.max(0, owned.position() - SENDS);
    owned.flip();
    socket.write(owned.slice().limit(owned.limit() - left));
    owned.position(owned.limit() - left).compact().limit(farewellSaid ? ROOM + 2 : ROOM);
    full = full && left > 0;
    greetingDue = greetingDue && left > 0;
    endOutputIfOut();
  }

  @Override
  public void endOutput() throws IOException {
    outputEnds = true;
    endOutputIfOut();
  }

  private void endOutputIfOut() throws IOException {
    if (outputEnds && owned.position() == 0) {
      socket.shutdownOutput();
    }
  }

  @Override
  public boolean farewell() {
    whenSayingFarewell.run();
    if (!farewellSaid) {
      farewellSaid = true;
      owned.limit(ROOM + 2).put(FAREWELL);
    }
    return owned.position() == 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
