package org.mles.channel;

import java.nio.ByteBuffer;
import org.mles.frame.WireRule;

/**
 * Member of a channel: an id, a cursor and a way out. Memory is constant, whatever the backlog.
 *
 * <p>Thread: loop.
 */
public final class Subscriber {
  private static final long OPEN_END = Long.MAX_VALUE;

  private final long id;
  private final Outlet outlet;
  private final Channel channel;
  private final Cursor cursor;

  /** History that was given at the join does not count as being slow. */
  private final long joinedAt;

  /** A link to another server: no client, so it does not keep a channel populated. */
  private final boolean link;

  private long end = OPEN_END;
  private boolean stopped;
  int index;

  Subscriber(Channel channel, long id, Outlet outlet, Cursor cursor, long joinedAt, boolean link) {
    this.channel = channel;
    this.id = id;
    this.outlet = outlet;
    this.cursor = cursor;
    this.joinedAt = joinedAt;
    this.link = link;
  }

  /** Returns the id under which it is active in the channel. */
  public long id() {
    return id;
  }

  /** Returns the channel that it is a member of. */
  public Channel channel() {
    return channel;
  }

  boolean isLink() {
    return link;
  }

  Cursor cursor() {
    return cursor;
  }

  /** Lets it read what is queued now and nothing that comes later. */
  void leaveAt(long tail) {
    end = tail;
  }

  /** Writes what it has not seen yet, in one send, and judges how far behind it stays. */
  void flush(ByteBuffer[] slices, long tail, long slowReaderOctets) {
    if (stopped) {
      return;
    }
    long until = Math.min(end, tail);
    int count = cursor.view(slices, until);
    if (count > 0) {
      cursor.advance(outlet.write(slices, count));
    }
    long lag = tail - Math.max(cursor.position(), joinedAt);
    if (cursor.position() >= end) {
      stopped = true;
      outlet.drained();
    } else if (lag > slowReaderOctets) {
      stopped = true;
      outlet.refused(WireRule.SLOW_READER, lag + " octets behind");
    }
  }
}
