package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds channels by name and flushes those that changed, once per loop turn.
 *
 * <p>A channel without members stays as long as it has history, but only so many of them: the one
 * deserted longest is forgotten first. Thread: loop. Source: V1-HIST-06, V1-LIM-04, V1-LIM-11.
 */
public final class ChannelRouter {
  /** Ranges that one send gathers. */
  private static final int SLICES = 64;

  /** Memory that was short is freed a little further: by one part in so many. */
  private static final int SPARE_PART = 8;

  private final RouterLimits limits;
  private final SegmentPool pool;
  private final Map<String, Channel> populated = new HashMap<>();
  private final DesertedChannels deserted;
  private final ByteBuffer[] slices = new ByteBuffer[SLICES];
  private final FlushBudget unbounded = new FlushBudget(Integer.MAX_VALUE, Long.MAX_VALUE);
  private List<Channel> dirty = new ArrayList<>();
  private List<Channel> flushing = new ArrayList<>();

  /** Makes a router without channels. */
  public ChannelRouter(RouterLimits limits) {
    this(limits, new SegmentPool(limits.logOctets()));
  }

  ChannelRouter(RouterLimits limits, SegmentPool pool) {
    this.limits = limits;
    this.pool = pool;
    deserted = new DesertedChannels(limits.desertedChannels(), limits.desertedNanos());
  }

  /**
   * Returns the channel of that name, opened if need be.
   *
   * @return null if there are as many populated channels as allowed. Source: V1-LIM-09
   */
  public @Nullable Channel open(String name) {
    Channel known = populated.get(name);
    if (known != null) {
      return known;
    }
    if (populated.size() >= limits.populatedChannels()) {
      return null;
    }
    Channel channel = deserted.remove(name);
    if (channel == null) {
      History history = new History(limits.history());
      channel = new Channel(this, name, new ChannelLog(pool), history);
    }
    populated.put(name, channel);
    return channel;
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

  /** Tells whether a channel waits to be flushed, or for its flush to go on. */
  public boolean hasUnsent() {
    return !dirty.isEmpty();
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
    if (isShort()) {
      relieve();
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

  int historyFrames() {
    return limits.history().frames();
  }

  void markDirty(Channel channel) {
    dirty.add(channel);
  }

  /** Looks after a channel that lost a member. */
  void vacated(Channel channel) {
    if (!channel.isDeserted() || !populated.remove(channel.name(), channel)) {
      return;
    }
    if (channel.historyFrames() == 0) {
      channel.close();
      return;
    }
    deserted.add(channel);
  }

  /**
   * Brings the logs back under their bound: channels without members are forgotten, then each with
   * members gives up what it holds beyond an equal share. Source: V1-LIM-11.
   */
  private void relieve() {
    while (isShort() && deserted.size() > 0) {
      deserted.forgetOldest();
    }
    if (isShort()) {
      // A little less than the bound, so that the next frame does not bring us back here.
      long target = limits.logOctets() - limits.logOctets() / SPARE_PART;
      long share = target / Math.max(1, populated.size());
      // A copy: a channel that loses its last member leaves the map.
      for (Channel channel : List.copyOf(populated.values())) {
        boolean gave = true;
        while (gave && channel.octets() > share) {
          gave = channel.giveWay();
        }
      }
    }
  }

  private boolean isShort() {
    return pool.takenOctets() > limits.logOctets();
  }
}
