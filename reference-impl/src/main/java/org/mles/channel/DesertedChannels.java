package org.mles.channel;

import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Ledger;
import org.mles.memory.LogMemory;

/**
 * Channels without members that are kept for their history, the one deserted longest first.
 *
 * <p>Thread: loop. Source: V1-HIST-06, V1-LIM-04, V1-LIM-10.
 */
final class DesertedChannels {
  private final int limit;
  private final long limitNanos;
  private final LogMemory memory;
  private final Ledger ledger;
  private final Consumer<Runnable> home;
  private final LinkedHashMap<String, Entry> channels = new LinkedHashMap<>();
  private long nowNanos;

  /** A channel, as those of other loops see it. */
  private final class Entry implements Ledger.Kept {
    private final Channel channel;

    Entry(Channel channel) {
      this.channel = channel;
    }

    private boolean isOf(DesertedChannels channels) {
      return channels == DesertedChannels.this;
    }

    @Override
    public void makeWayFor(Ledger.Kept asking) {
      if (asking instanceof Entry entry && entry.isOf(DesertedChannels.this)) {
        forget(this);
      } else {
        home.accept(() -> forget(this));
      }
    }
  }

  /**
   * Makes room for channels.
   *
   * @param ledger counts those of all loops
   * @param home runs something on the loop of these
   */
  DesertedChannels(RouterLimits limits, LogMemory memory, Ledger ledger, Consumer<Runnable> home) {
    limit = limits.desertedChannels();
    limitNanos = limits.desertedNanos();
    this.memory = memory;
    this.ledger = ledger;
    this.home = home;
  }

  int size() {
    return channels.size();
  }

  /** Keeps a channel, at the price of the one deserted longest if there are too many. */
  void add(Channel channel) {
    channel.desertedAt(nowNanos);
    Entry entry = new Entry(channel);
    channels.put(channel.name(), entry);
    memory.deserted(1);
    ledger.keep(entry, limit);
  }

  /** Takes a channel back into use; null if it is not kept. */
  @Nullable Channel remove(String name) {
    Entry kept = channels.remove(name);
    if (kept == null) {
      return null;
    }
    released(kept);
    return kept.channel;
  }

  private void released(Entry entry) {
    memory.deserted(-1);
    ledger.release(entry);
  }

  /** Forgets those that have been here too long, and dates newcomers until the next call. */
  void age(long nowNanos) {
    this.nowNanos = nowNanos;
    while (!channels.isEmpty()) {
      Channel oldest = channels.values().iterator().next().channel;
      if (nowNanos - oldest.desertedAtNanos() <= limitNanos) {
        return;
      }
      forgetOldest();
    }
  }

  /** Forgets the one deserted longest; there must be one. */
  void forgetOldest() {
    forget(channels.values().iterator().next());
  }

  private void forget(Entry entry) {
    if (channels.remove(entry.channel.name(), entry)) {
      released(entry);
      entry.channel.close();
    }
  }
}
