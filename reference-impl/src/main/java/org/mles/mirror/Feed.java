package org.mles.mirror;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Abroad;
import org.mles.channel.Cursor;

/**
 * What the owner of a channel knows of one mirror: how far it has read, and what it is to be told.
 *
 * <pre>{@code
 *        copied        handed       tail
 * ---------+-------------+------------+
 *          | in use by   | runs       |
 *          | the mirror  | waiting    |
 * }</pre>
 *
 * The octets stay where they are until the mirror has copied them, so nothing is copied twice.
 * Thread: the owner's loop.
 */
final class Feed {
  /** So much may be on its way to a mirror before the owner waits for it. */
  static final long WINDOW_OCTETS = 1 << 20;

  /** How ready a mirror is. */
  private enum State {
    ASKED,
    READY,
    FAILED
  }

  private final Mirrors mirrors;
  private final Abroad channel;
  private final Host home;
  private final Host there;
  private final Mirror mirror;
  private final ByteBuffer[] slices = new ByteBuffer[16];
  private State state = State.ASKED;
  private @Nullable Cursor cursor;
  private List<Run> runs = new ArrayList<>();
  private long copied;

  /** Members that read there. */
  private int seats;

  /** Members that are to read there once they have read everything here. */
  private int coming;

  /** Octets of its members that were taken and not acknowledged. */
  private int taken;

  private boolean owing;

  Feed(Mirrors mirrors, Abroad channel, Host home, Host there) {
    this.mirrors = mirrors;
    this.channel = channel;
    this.home = home;
    this.there = there;
    mirror = new Mirror(channel.channel().name(), home, there, this);
    there.post(mirror::open);
  }

  /** The mirror is open, or there is no memory for it. */
  void opened(boolean done) {
    state = done ? State.READY : State.FAILED;
    mirrors.tidy();
  }

  Mirror mirror() {
    return mirror;
  }

  Host there() {
    return there;
  }

  boolean hasFailed() {
    return state == State.FAILED;
  }

  boolean isReady() {
    return state == State.READY;
  }

  int readers() {
    return seats + coming;
  }

  int coming() {
    return coming;
  }

  void expect(int change) {
    coming += change;
  }

  /** Has one member more, which has read everything here. */
  void seated() {
    if (cursor == null) {
      cursor = channel.cursor();
      copied = cursor.position();
    }
    seats++;
  }

  void vacated() {
    seats--;
  }

  /** Tells whether nobody reads there, or will. What is on its way there is read by nobody then. */
  boolean isOver() {
    return seats == 0 && coming == 0 && state != State.ASKED;
  }

  /** Ends it; it must be over. */
  void close() {
    if (cursor != null) {
      cursor.close();
    }
    there.post(mirror::close);
  }

  void appended(@Nullable Lodger origin, int octets, int frames) {
    if (cursor == null) {
      return;
    }
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last == null || !last.takes(origin)) {
      last = Run.of(origin);
      runs.add(last);
    }
    last.octets += octets;
    last.frames += frames;
  }

  /** The frame that was appended last is for nobody there. */
  void kept(int octets) {
    if (cursor == null) {
      return;
    }
    Run last = runs.get(runs.size() - 1);
    last.octets -= octets;
    last.frames--;
    if (last.octets == 0) {
      runs.remove(runs.size() - 1);
    }
    Run kept = Run.ofKept();
    kept.octets = octets;
    runs.add(kept);
  }

  /** Has something done there behind all that is appended by now. */
  void after(Runnable action) {
    runs.add(Run.of(action));
    handOver();
  }

  /** Hands over what is appended, unless too much is on its way. */
  void handOver() {
    Cursor from = cursor;
    if (from == null || runs.isEmpty() || isFull()) {
      return;
    }
    Deque<ByteBuffer> octets = new ArrayDeque<>();
    for (int count = from.view(slices, channel.tail());
        count > 0;
        count = from.view(slices, channel.tail())) {
      from.advance(show(count, octets));
    }
    List<Run> told = runs;
    runs = new ArrayList<>();
    long until = from.position();
    there.post(() -> mirror.take(told, octets, until));
  }

  private long show(int count, Deque<ByteBuffer> octets) {
    long shown = 0;
    for (int i = 0; i < count; i++) {
      shown += slices[i].remaining();
      // One of its own: the view is pointed elsewhere while the mirror still reads.
      octets.add(slices[i].slice());
    }
    return shown;
  }

  private boolean isFull() {
    return cursor != null && cursor.position() - copied >= WINDOW_OCTETS;
  }

  /** Tells whether there is more than may be on its way. */
  boolean isBehind() {
    return isFull();
  }

  /** The mirror has copied everything up to {@code until}, and sent it on. */
  void copied(long until) {
    copied = until;
    handOver();
    channel.channel().queue();
  }

  /** Returns up to where the log is not needed for it. */
  long released(long tail) {
    return cursor == null ? tail : copied;
  }

  /** Has taken so much of what its members say, and acknowledges it once all is sent on. */
  void took(int octets) {
    taken += octets;
    if (!owing) {
      owing = true;
      home.owe(this::acknowledge);
    }
  }

  private boolean acknowledge() {
    if (!channel.channel().takesFrames()) {
      return false;
    }
    int acknowledged = taken;
    taken = 0;
    owing = false;
    there.post(() -> mirror.taken(acknowledged));
    return true;
  }
}
