package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Budget;
import org.mles.memory.Octets;
import org.mles.memory.Rope;

/**
 * One channel: a log, what of it is history, and the members that read it.
 *
 * <p>Fan-out, replay and no-echo are cursor moves. Octets go out only in {@link #flush}, once per
 * loop turn, so everything that one turn brought leaves in one send per subscriber.
 *
 * <p>Thread: loop.
 */
public final class Channel {
  private final ChannelRouter router;
  private final String name;
  private final ChannelLog log;
  private final Past past;
  private final Map<Long, Origin> active = new HashMap<>();
  private final Members members = new Members();
  private final Intake intake;

  private Elsewhere elsewhere = Elsewhere.NOBODY;

  private boolean dirty;
  private boolean behind;
  private boolean closed;
  private long desertedAtNanos;
  private Runnable whenClosed = () -> {};

  Channel(ChannelRouter router, String name, ChannelLog log, Past past) {
    this.router = router;
    this.name = name;
    this.log = log;
    this.past = past;
    intake = new Intake(this, router, log, past);
  }

  /** Returns the name, compared octet by octet. Source: V1-JOIN-02. */
  public String name() {
    return name;
  }

  /** Returns what it knows of what was said. */
  public Past past() {
    return past;
  }

  /** Tells whether no client reads or writes here any more; a link alone does not count. */
  public boolean isDeserted() {
    return members.areOnlyLinks() && elsewhere.isEmpty();
  }

  /** Has members on other loops from now on. */
  public void reaches(Elsewhere others) {
    elsewhere = others;
  }

  /** Returns it as what ties loops together sees it. */
  public Abroad abroad() {
    return new Abroad(this, router, log, active, members, intake);
  }

  /**
   * Makes a new member that will be sent the history first. Source: V1-CID-03, V1-HIST-02.
   *
   * @return null if {@code id} is that of an active member, which hears of it
   */
  public @Nullable Subscriber join(long id, Outlet outlet) {
    Origin holder = active.get(id);
    if (holder != null) {
      holder.contested();
      return null;
    }
    Cursor cursor = new Cursor(log, past.start(), router.heap());
    Subscriber joined = new Subscriber(this, id, outlet, cursor, log.tail(), false);
    joined.framesPassed(intake.frames() - past.frames());
    active.put(id, joined);
    members.add(joined);
    markDirty();
    return joined;
  }

  /**
   * Makes a member for a link to another server: it is sent what comes from now on, its id clashes
   * with nobody's, and a guard begins to watch for frames that come back.
   *
   * @param whenClosed run when the channel is forgotten and the link has lost its purpose
   */
  public Subscriber link(long id, Outlet outlet, Runnable whenClosed) {
    this.whenClosed = whenClosed;
    past.guarded();
    Cursor cursor = new Cursor(log, log.tail(), router.heap());
    Subscriber link = new Subscriber(this, id, outlet, cursor, log.tail(), true);
    link.framesPassed(intake.frames());
    members.add(link);
    markDirty();
    return link;
  }

  /**
   * Appends whole frames of {@code publisher}; every other member will get them, it will not. If
   * there is no memory for them although others gave way, it is closed. Source: V1-LIM-13.
   *
   * @param octets frames back to back; consumed
   * @param octetsOfEach length of each frame, header included
   * @param count how many frames there are
   */
  public void publish(Origin publisher, ByteBuffer octets, int[] octetsOfEach, int count) {
    intake.publish(publisher, octets, octetsOfEach, count);
  }

  /**
   * Appends one whole frame that came in pieces; otherwise as the other form.
   *
   * @param frame stays as it is
   */
  public void publish(Origin publisher, Octets frame) {
    intake.publish(publisher, frame);
  }

  /** Appends one whole frame for who joins later; no member gets it. */
  public void keep(Subscriber publisher, Octets frame) {
    long start = log.tail();
    intake.publish(publisher, frame);
    if (!closed && log.tail() > start) {
      members.stepOver(publisher, start, log.tail());
      elsewhere.kept((int) (log.tail() - start));
    }
  }

  /**
   * Brings back frames that a peer held: those that are missing here are forwarded like frames of
   * {@code publisher} and take their place in the history; see {@link HistoryMerge}. Source: RSY-06
   * to RSY-09.
   *
   * @param restored whole frames back to back, oldest first; empty afterwards
   * @return whether any was missing
   */
  public boolean restore(Subscriber publisher, Rope restored) {
    return intake.restore(publisher, restored);
  }

  long tail() {
    return log.tail();
  }

  /** Tells whether somebody is here still and may say something. */
  boolean has(Subscriber publisher) {
    return !closed && members.has(publisher);
  }

  /**
   * Ends a membership but lets the queued octets go out; its id is free at once. Source:
   * V1-CLOSE-03, V1-CID-07.
   */
  public void leave(Subscriber leaving) {
    active.remove(leaving.id(), leaving);
    leaving.leaveAt(log.tail());
    markDirty();
  }

  /**
   * Tells a member something that is not for the others, between the frames that are here and those
   * that come. A member that leaves is told nothing more.
   *
   * @param word a few octets, the channel's until they are out
   */
  public void say(Subscriber told, ByteBuffer word) {
    told.say(log.tail(), word);
    markDirty();
  }

  /** Removes a member together with what it has not read; harmless if it is gone already. */
  public void remove(Subscriber gone) {
    active.remove(gone.id(), gone);
    if (members.remove(gone)) {
      gone.close();
      markDirty();
    }
    router.vacated(this);
  }

  /** Asks for a flush at the end of this turn. */
  public void markDirty() {
    members.oweAll();
    queue();
  }

  /** Asks for a flush that visits nobody who has had all: others let go of the log. */
  public void queue() {
    if (!dirty) {
      dirty = true;
      router.markDirty(this);
    }
  }

  /**
   * Tells whether frames for this channel should be read now. Not until the last flush has got to
   * all members, or the log would grow faster than anybody is given it; and not while memory is
   * tight. The router {@link ChannelRouter#hasUnsent has something to do} until then.
   */
  public boolean takesFrames() {
    return !behind && !router.isTight() && !elsewhere.isBehind();
  }

  /** Tells whether the last flush did not get to all members; the next goes on from there. */
  public boolean isBehind() {
    return behind;
  }

  /** Has the flush that was cut short go on, in the next turn. */
  void goOn() {
    queue();
  }

  /**
   * Sends to the members what they have not seen, as many as {@code budget} allows, and recycles
   * what nobody needs any more.
   *
   * @return how many frames are known to be out, counted once per receiver
   */
  long flush(ByteBuffer[] slices, long slowReaderOctets, FlushBudget budget) {
    dirty = false;
    behind = false;
    if (closed) {
      return 0;
    }
    // First, so that other loops send while this one does.
    elsewhere.handOver();
    long sent = members.flush(slices, log.tail(), intake.frames(), slowReaderOctets, budget);
    behind = members.areOwed();
    if (!behind) {
      release();
    }
    return sent;
  }

  /** Recycles what is neither history nor unread. */
  private void release() {
    long unread = members.settle(log.tail());
    log.release(Math.min(unread, elsewhere.released(log.tail())), past.start());
  }

  /** Returns what its members on other loops need of it. */
  public Elsewhere elsewhere() {
    return elsewhere;
  }

  Budget heap() {
    return router.heap();
  }

  /** Returns how much memory its log occupies. */
  long octets() {
    return log.octets();
  }

  /**
   * Gives up something for the sake of other channels: the older half of its history; if it has
   * none, the member that is furthest behind; at last the rest of a large segment. Source:
   * V1-LIM-11.
   *
   * @return false if there was nothing left to give up
   */
  boolean giveWay() {
    if (past.frames() > 0) {
      past.forgetOlderHalf();
    } else if (!members.closeFurthestBehind(log.tail()) && !log.beginSmall()) {
      return false;
    }
    if (!closed) {
      release();
    }
    return true;
  }

  void desertedAt(long nowNanos) {
    desertedAtNanos = nowNanos;
  }

  long desertedAtNanos() {
    return desertedAtNanos;
  }

  /** Gives back the log's memory; the channel must not be used afterwards. */
  void close() {
    closed = true;
    log.close();
    past.close();
    members.close();
    router.closed(this);
    whenClosed.run();
  }
}
