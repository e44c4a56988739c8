package org.mles.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Octets as they are, over TCP. It owns nothing: what it takes, the system has. Thread: loop. */
public final class Plain implements Transport {
  private final SocketChannel socket;
  private final ReadableByteChannel in;
  private final GatheringByteChannel out;
  private int waitsFor = SelectionKey.OP_READ;

  /** Carries octets over a socket. */
  public Plain(SocketChannel socket) {
    this(socket, socket, socket);
  }

  /** Carries octets over a socket whose ends somebody wraps, such as a test that counts writes. */
  public Plain(SocketChannel socket, ReadableByteChannel in, GatheringByteChannel out) {
    this.socket = socket;
    this.in = in;
    this.out = out;
  }

  @Override
  public SelectableChannel selectable() {
    return socket;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int octets = in.read(target);
    if (octets < 0) {
      waitsFor &= ~SelectionKey.OP_READ;
    }
    return octets;
  }

  @Override
  public long write(ByteBuffer[] slices, int count) throws IOException {
    long taken = count == 1 ? out.write(slices[0]) : out.write(slices, 0, count);
    if (slices[count - 1].hasRemaining()) {
      waitsFor |= SelectionKey.OP_WRITE;
    }
    return taken;
  }

  @Override
  public boolean isFull() {
    return (waitsFor & SelectionKey.OP_WRITE) != 0;
  }

  @Override
  public int waitsFor() {
    return waitsFor;
  }

  @Override
  public void proceed() {
    waitsFor &= ~SelectionKey.OP_WRITE;
  }

  @Override
  public boolean hasMore() {
    return false;
  }

  @Override
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public boolean farewell() {
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
