package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final History history;
  private final Map<Long, Subscriber> active = new HashMap<>();
  private final Members members = new Members();

  /** Frames appended since the channel was opened. */
  private long frames;

  private boolean dirty;
  private boolean behind;
  private boolean closed;
  private long desertedAtNanos;
  private @Nullable LoopGuard guard;
  private Runnable whenClosed = () -> {};

  Channel(ChannelRouter router, String name, ChannelLog log, History history) {
    this.router = router;
    this.name = name;
    this.log = log;
    this.history = history;
  }

  /** Returns the name, compared octet by octet. Source: V1-JOIN-02. */
  public String name() {
    return name;
  }

  /** Returns how many frames a joiner would be replayed now. */
  public int historyFrames() {
    return history.frames();
  }

  /** Tells whether no client reads or writes here any more; a link alone does not count. */
  public boolean isDeserted() {
    return members.areOnlyLinks();
  }

  /**
   * Makes a new member that will be sent the history first. Source: V1-CID-03, V1-HIST-02.
   *
   * @return null if {@code id} is that of an active member
   */
  public @Nullable Subscriber join(long id, Outlet outlet) {
    if (active.containsKey(id)) {
      return null;
    }
    Cursor cursor = new Cursor(log, history.start());
    Subscriber joined = new Subscriber(this, id, outlet, cursor, log.tail(), false);
    joined.framesPassed(frames - history.frames());
    active.put(id, joined);
    add(joined);
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
    guard();
    Subscriber link =
        new Subscriber(this, id, outlet, new Cursor(log, log.tail()), log.tail(), true);
    link.framesPassed(frames);
    add(link);
    return link;
  }

  /** Returns the guard of this channel, which watches from the first call on. */
  public LoopGuard guard() {
    if (guard == null) {
      guard = new LoopGuard(router.historyFrames());
    }
    return guard;
  }

  private void add(Subscriber member) {
    members.add(member);
    markDirty();
  }

  /**
   * Appends whole frames of {@code publisher}; every other member will get them, it will not.
   *
   * @param octets frames back to back; consumed
   * @param octetsOfEach length of each frame, header included
   * @param count how many frames there are
   */
  public void publish(Subscriber publisher, ByteBuffer octets, int[] octetsOfEach, int count) {
    if (guard != null) {
      publishGuarded(guard, publisher, octets, octetsOfEach, count);
      return;
    }
    append(publisher, octets, count);
    for (int i = 0; i < count; i++) {
      history.appended(octetsOfEach[i]);
    }
  }

  private void publishGuarded(
      LoopGuard guard, Subscriber publisher, ByteBuffer octets, int[] octetsOfEach, int count) {
    int limit = octets.limit();
    for (int i = 0; i < count; i++) {
      octets.limit(octets.position() + octetsOfEach[i]);
      if (guard.isNew(publisher.id(), octets)) {
        append(publisher, octets, 1);
        history.appended(octetsOfEach[i]);
      }
      octets.position(octets.limit()).limit(limit);
    }
  }

  private void append(Subscriber publisher, ByteBuffer octets, int count) {
    long start = log.tail();
    log.append(octets);
    frames += count;
    publisher.cursor().appendedOwn(start, log.tail());
    publisher.framesPassed(count);
    markDirty();
  }

  /**
   * Brings back frames that a peer held: those that are missing here are forwarded like frames of
   * {@code publisher} and take their place in the history; see {@link HistoryMerge}. Source: RSY-06
   * to RSY-09.
   *
   * @param restored whole frames, oldest first
   * @return whether any was missing
   */
  public boolean restore(Subscriber publisher, List<byte[]> restored) {
    List<byte[]> held = retained();
    List<byte[]> unseen = guard == null ? restored : guard.unseen(publisher.id(), held, restored);
    HistoryMerge merge = HistoryMerge.of(held, unseen);
    if (merge.missing().isEmpty()) {
      return false;
    }
    for (byte[] frame : merge.missing()) {
      append(publisher, ByteBuffer.wrap(frame), 1);
    }
    history.restartAt(log.graft(merge.merged()));
    for (byte[] frame : merge.merged()) {
      history.appended(frame.length);
    }
    return true;
  }

  /** Copies the retained frames, oldest first. */
  public List<byte[]> retained() {
    List<byte[]> retained = new ArrayList<>(history.frames());
    for (int i = 0; i < history.frames(); i++) {
      retained.add(log.copy(history.startOf(i), history.octets(i)));
    }
    return retained;
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

  /** Removes a member together with what it has not read; harmless if it is gone already. */
  public void remove(Subscriber gone) {
    boolean present = members.remove(gone);
    active.remove(gone.id(), gone);
    if (present) {
      markDirty();
    }
    router.vacated(this);
  }

  /** Asks for a flush at the end of this turn. */
  public void markDirty() {
    members.oweAll();
    queue();
  }

  private void queue() {
    if (!dirty) {
      dirty = true;
      router.markDirty(this);
    }
  }

  /**
   * Tells whether the last flush did not get to all members; the next goes on from there. Until all
   * have been served nothing should be read from those who publish here: the log would grow faster
   * than anybody is given it.
   */
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
    long sent = members.flush(slices, log.tail(), frames, slowReaderOctets, budget);
    behind = members.areOwed();
    if (!behind) {
      release();
    }
    return sent;
  }

  /** Recycles what is neither history nor unread. */
  private void release() {
    long unread = members.settle(log.tail());
    log.forsakeBefore(unread);
    log.releaseBefore(Math.min(unread, history.start()));
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
    if (history.frames() > 0) {
      history.forgetOlderHalf();
    } else if (!closeFurthestBehind() && !log.beginSmall()) {
      return false;
    }
    if (!closed) {
      release();
    }
    return true;
  }

  private boolean closeFurthestBehind() {
    Subscriber furthest = members.furthestBehind(log.tail());
    if (furthest == null) {
      return false;
    }
    // Removed first: it reads no more from here on, so what it had not read can be recycled.
    remove(furthest);
    long behind = log.tail() - furthest.cursor().position();
    furthest.giveUp("memory is short and it was " + behind + " octets behind");
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
    whenClosed.run();
  }
}
