package org.mles.net.tls;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** One direction between two transports, without sockets: takes so many octets, then none. */
final class CutPipe implements ReadableByteChannel, WritableByteChannel {
  private static final int ROOM = 64 << 10;

  private final ByteBuffer octets = ByteBuffer.allocate(ROOM);
  private int room;
  private boolean ended;

  /** How many octets were taken so far. */
  int taken;

  /** Makes one that takes so many octets. */
  CutPipe(int room) {
    this.room = room;
  }

  /** Takes so many more. */
  void open(int more) {
    room += more;
  }

  /** Ends it behind what it holds. */
  void end() {
    ended = true;
  }

  /** Tells whether a selector would find something to read. */
  boolean isReadable() {
    return octets.position() > 0 || ended;
  }

  /** Tells whether a selector would find room. */
  boolean isWritable() {
    return room > 0;
  }

  @Override
  public int write(ByteBuffer source) {
    int count = Math.min(room, source.remaining());
    octets.put(source.slice().limit(count));
    source.position(source.position() + count);
    room -= count;
    taken += count;
    return count;
  }

  @Override
  public int read(ByteBuffer target) {
    octets.flip();
    int count = Math.min(octets.remaining(), target.remaining());
    target.put(octets.slice().limit(count));
    octets.position(octets.position() + count);
    octets.compact();
    return count == 0 && ended ? -1 : count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
