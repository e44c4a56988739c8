package org.mles.channel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;
import org.mles.rule.WireRule;

/**
 * Member of a channel: an id, a cursor and a way out. Memory is constant, whatever the backlog.
 *
 * <p>Thread: loop.
 */
public final class Subscriber implements Origin, Membership {
  private final long id;
  private final Outlet outlet;
  private final Channel channel;
  private final Cursor cursor;

  /** History that was given at the join does not count as being slow. */
  private final long joinedAt;

  /** A link to another server: no client, so it does not keep a channel populated. */
  private final boolean link;

  /** Frames of the log that it has been sent or has appended itself. */
  private long framesSeen;

  /** What it is told besides the log; most are told nothing. */
  private @Nullable OwnWords words;

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

  @Override
  public long id() {
    return id;
  }

  /** Returns the channel that it is a member of. */
  public Channel channel() {
    return channel;
  }

  // What its member can do

  @Override
  public boolean takesFrames() {
    return channel.takesFrames();
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    channel.publish(this, frames, octetsOfEach, count);
  }

  @Override
  public void publish(Octets frame) {
    channel.publish(this, frame);
  }

  @Override
  public void say(ByteBuffer word) {
    channel.say(this, word);
  }

  @Override
  public void leave() {
    channel.leave(this);
  }

  @Override
  public void remove(Runnable done) {
    channel.remove(this);
    done.run();
  }

  @Override
  public void writable() {
    channel.markDirty();
  }

  // What the channel does with it

  @Override
  public boolean isHere() {
    return channel.has(this);
  }

  /**
   * Tells whether it could read on elsewhere: it has read all, and there is nothing else for it.
   */
  public boolean hasAll() {
    return !stopped
        && channel.has(this)
        && cursor.position() == channel.tail()
        && (words == null || words.isEmpty());
  }

  boolean isLink() {
    return link;
  }

  Cursor cursor() {
    return cursor;
  }

  @Override
  public void contested() {
    outlet.contested();
  }

  /** Lets it read what is queued now and nothing that comes later. */
  void leaveAt(long tail) {
    words().end(tail);
  }

  /** Tells it something between the frame that ends at {@code tail} and the next. */
  void say(long tail, ByteBuffer word) {
    WireRule broken = words().add(tail, word);
    if (broken != null) {
      giveUp(broken, "too much that it is answered waits");
    }
  }

  /** Tells it first what waited before it joined. */
  public void sayFirst(OwnWords earlier) {
    words = earlier;
  }

  /** Gives back the memory that it takes beside the log. */
  void close() {
    cursor.close();
    if (words != null) {
      words.close();
    }
  }

  private OwnWords words() {
    OwnWords present = words;
    if (present == null) {
      present = new OwnWords(channel.heap());
      words = present;
    }
    return present;
  }

  @Override
  public void stepOver(long start, long end, int frames) {
    framesPassed(frames);
    if (!cursor.appendedOwn(start, end)) {
      giveUp(WireRule.SLOW_READER, "no memory to remember what it is not sent");
    }
  }

  /** Counts frames that it need not be sent: before its time, or its own. */
  void framesPassed(long frames) {
    framesSeen += frames;
  }

  /**
   * Writes what it has not seen yet and judges how far behind it stays.
   *
   * @param frames how many frames the log has had so far
   * @return how many frames are known to be out since the last call; a backlog is counted when it
   *     is gone
   */
  long flush(ByteBuffer[] slices, long tail, long frames, long slowReaderOctets) {
    if (stopped) {
      return 0;
    }
    try {
      return send(slices, tail, frames, slowReaderOctets);
    } catch (Throwable bug) {
      // Caught here because the flush of a channel serves all its members.
      stopped = true;
      outlet.brokenBy(bug);
      return 0;
    }
  }

  private long send(ByteBuffer[] slices, long tail, long frames, long slowReaderOctets) {
    boolean over = write(slices, tail);
    long lag = tail - Math.max(cursor.position(), joinedAt);
    if (over) {
      stopped = true;
      outlet.drained();
    } else if (lag > slowReaderOctets) {
      giveUp(WireRule.SLOW_READER, lag + " octets behind");
    }
    return cursor.position() == tail ? countSent(frames) : 0;
  }

  @Override
  public void giveUp(WireRule rule, String why) {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      outlet.refused(rule, why);
    } catch (Throwable bug) {
      outlet.brokenBy(bug);
    }
  }

  private long countSent(long frames) {
    long sent = frames - framesSeen;
    framesSeen = frames;
    return sent;
  }

  /** Writes up to the tail with words between; returns whether the end of all was reached. */
  private boolean write(ByteBuffer[] slices, long tail) {
    if (words == null) {
      writeLog(slices, tail);
      return false;
    }
    do {
      writeLog(slices, words.border(tail));
    } while (cursor.position() >= words.border(tail) && words.write(outlet, slices));
    return cursor.position() >= words.border(tail) && words.isAtEnd();
  }

  /** Writes up to {@code until} in one send; in more only if that has more ranges than slices. */
  private void writeLog(ByteBuffer[] slices, long until) {
    int count;
    long taken;
    do {
      count = cursor.view(slices, until);
      taken = count > 0 ? outlet.write(slices, count) : 0;
      cursor.advance(taken);
      // If all slices were needed there may be more, and nobody else would ask for it.
    } while (count == slices.length && taken > 0);
  }
}
