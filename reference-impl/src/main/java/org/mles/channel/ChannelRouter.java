package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Budget;
import org.mles.memory.Ledger;
import org.mles.memory.LogMemory;
import org.mles.memory.SegmentPool;
import org.mles.memory.ServerMemory;

/**
 * Finds channels by name and flushes those that changed, once per loop turn.
 *
 * <p>A channel without members stays as long as it has history, but only so many of them: the one
 * deserted longest is forgotten first. Thread: loop. Source: V1-HIST-06, V1-LIM-04, V1-LIM-11.
 */
public final class ChannelRouter {
  /** Ranges that one send gathers. */
  private static final int SLICES = 64;

  /** What a channel occupies beside its segments, its index and its name. */
  static final int CHANNEL_OCTETS = 1 << 10;

  private final RouterLimits limits;
  private final Ledger ledger;
  private final LogMemory logs;
  private final Budget heap;
  private final SegmentPool pool;
  private final Map<String, Channel> populated = new HashMap<>();
  private final DesertedChannels deserted;
  private final ByteBuffer[] slices = new ByteBuffer[SLICES];
  private final FlushBudget unbounded = new FlushBudget(Integer.MAX_VALUE, Long.MAX_VALUE);
  private List<Channel> dirty = new ArrayList<>();
  private List<Channel> flushing = new ArrayList<>();

  /** What this router's logs occupied when it last gave way. */
  private long relievedOctets;

  /**
   * Makes a router without channels.
   *
   * @param memory what it shares with all routers of the server
   */
  public ChannelRouter(RouterLimits limits, ServerMemory memory) {
    this(limits, memory, new SegmentPool(memory.logs()));
  }

  /**
   * Makes one of several routers that have their channels counted together.
   *
   * @param ledger counts them
   * @param home runs something on the loop of this one
   */
  public ChannelRouter(
      RouterLimits limits, ServerMemory memory, Ledger ledger, Consumer<Runnable> home) {
    this(limits, memory, new SegmentPool(memory.logs()), ledger, home);
  }

  ChannelRouter(RouterLimits limits, ServerMemory memory, SegmentPool pool) {
    this(limits, memory, pool, new Ledger(), Runnable::run);
  }

  private ChannelRouter(
      RouterLimits limits,
      ServerMemory memory,
      SegmentPool pool,
      Ledger ledger,
      Consumer<Runnable> home) {
    this.ledger = ledger;
    this.limits = limits;
    this.logs = memory.logs();
    this.heap = memory.heap();
    this.pool = pool;
    deserted = new DesertedChannels(limits, logs, ledger, home);
  }

  /**
   * Returns the channel of that name, opened if need be.
   *
   * @return null if there are as many populated channels as allowed, or as there is memory for.
   *     Source: V1-LIM-09
   */
  public @Nullable Channel open(String name) {
    Channel known = populated.get(name);
    if (known != null) {
      return known;
    }
    if (!logs.hasRoomForChannel() || !ledger.tryPopulate(limits.channels())) {
      return null;
    }
    Channel channel = deserted.remove(name);
    if (channel == null) {
      channel = create(name);
    }
    if (channel == null) {
      ledger.vacated();
      return null;
    }
    populated.put(name, channel);
    logs.populated(1);
    return channel;
  }

  private @Nullable Channel create(String name) {
    long octets = heapOctets(name);
    while (!heap.tryTake(octets)) {
      if (deserted.size() == 0) {
        return null;
      }
      deserted.forgetOldest();
    }
    makeRoom(SegmentPool.SMALLEST_OCTETS);
    ChannelLog log = ChannelLog.open(pool);
    if (log == null) {
      heap.giveBack(octets);
      return null;
    }
    return new Channel(this, name, log, new Past(log, limits.history(), heap));
  }

  /** Returns what a channel of that name occupies by being there. */
  private static long heapOctets(String name) {
    return CHANNEL_OCTETS + (long) Character.BYTES * name.length();
  }

  /** Forgets what a closed channel occupied. */
  void closed(Channel channel) {
    heap.giveBack(heapOctets(channel.name()));
  }

  /** Tells whether a channel has members. */
  boolean has(Channel channel) {
    return populated.get(channel.name()) == channel;
  }

  Budget heap() {
    return heap;
  }

  /** Returns how many channels have members. */
  public int populatedChannels() {
    return populated.size();
  }

  /** Returns how many channels are kept for their history alone. */
  public int desertedChannels() {
    return deserted.size();
  }

  /** Flushes every channel that changed since the last call, whatever it takes. */
  public long flush() {
    unbounded.renew();
    return flush(unbounded);
  }

  /** Tells whether a channel waits to be flushed, or for its flush to go on, or for memory. */
  public boolean hasUnsent() {
    return !dirty.isEmpty() || isTight();
  }

  /**
   * Flushes the channels that changed since the last call, as far as {@code budget} goes. The next
   * call begins with those that were not reached; the one that was cut short comes last.
   *
   * @return how many frames are known to be out, counted once per receiver
   */
  public long flush(FlushBudget budget) {
    long sent = 0;
    List<Channel> batch = dirty;
    dirty = flushing;
    flushing = batch;
    Channel cutShort = null;
    for (int i = 0; i < batch.size(); i++) {
      Channel channel = batch.get(i);
      boolean reached = !budget.isSpent();
      sent += channel.flush(slices, limits.slowReaderOctets(), budget);
      if (channel.isBehind() && reached) {
        cutShort = channel;
      } else if (channel.isBehind()) {
        channel.goOn();
      }
    }
    batch.clear();
    if (cutShort != null) {
      cutShort.goOn();
    }
    if (isShort(0)) {
      relieve(0);
    }
    return sent;
  }

  /**
   * Forgets channels that have had no member for longer than the limit. Source: V1-LIM-04.
   *
   * @param nowNanos the present on any monotonic clock; also dates desertions until the next call
   */
  public void age(long nowNanos) {
    deserted.age(nowNanos);
  }

  void markDirty(Channel channel) {
    dirty.add(channel);
  }

  /** Looks after a channel that lost a member. */
  void vacated(Channel channel) {
    if (!channel.isDeserted() || !populated.remove(channel.name(), channel)) {
      return;
    }
    logs.populated(-1);
    ledger.vacated();
    if (channel.past().frames() == 0) {
      channel.close();
      return;
    }
    deserted.add(channel);
  }

  /** Tells whether nothing more should be read from clients before the next flush. */
  boolean isTight() {
    return logs.isTight();
  }

  /** Has others give way if so many octets could not be appended now. */
  void makeRoom(long octets) {
    if (!logs.hasRoomFor(octets)) {
      relieve(octets);
    }
  }

  private boolean isShort(long wanted) {
    boolean heapIsShort = heap.isTight() && logs.desertedChannels() > 0;
    return logsAreShort(wanted) || heapIsShort;
  }

  private boolean logsAreShort(long wanted) {
    return logs.isShort() || !logs.hasRoomFor(wanted);
  }

  /**
   * Helps to bring the memory of the server back under its bounds, with so many octets free:
   * channels without members are forgotten, and once there are none anywhere, each with members
   * gives up what it holds beyond an equal share. Source: V1-LIM-11.
   */
  private void relieve(long wanted) {
    while (isShort(wanted) && deserted.size() > 0) {
      deserted.forgetOldest();
    }
    if (logsAreShort(wanted) && (logs.desertedChannels() == 0 || wanted > 0 || logs.isTight())) {
      giveUpBeyond(logs.shareOctets(wanted));
    }
    // Somebody else can give something if this router grew, or if its giving lowered their share.
    if (isShort(wanted) && pool.takenOctets() != relievedOctets) {
      logs.wakeAll();
    }
    relievedOctets = pool.takenOctets();
  }

  private void giveUpBeyond(long share) {
    // A copy: a channel that loses its last member leaves the map.
    for (Channel channel : List.copyOf(populated.values())) {
      boolean gave = true;
      while (gave && channel.octets() > share) {
        gave = channel.giveWay();
      }
    }
  }
}
