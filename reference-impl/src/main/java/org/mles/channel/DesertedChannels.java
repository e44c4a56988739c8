package org.mles.channel;

import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
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
  private final LinkedHashMap<String, Channel> channels = new LinkedHashMap<>();
  private long nowNanos;

  /** Makes room for {@code limit} channels, each for {@code limitNanos}. */
  DesertedChannels(int limit, long limitNanos, LogMemory memory) {
    this.limit = limit;
    this.limitNanos = limitNanos;
    this.memory = memory;
  }

  int size() {
    return channels.size();
  }

  /** Keeps a channel, at the price of the one deserted longest if there are too many. */
  void add(Channel channel) {
    channel.desertedAt(nowNanos);
    channels.put(channel.name(), channel);
    memory.deserted(1);
    if (channels.size() > limit) {
      forgetOldest();
    }
  }

  /** Takes a channel back into use; null if it is not kept. */
  @Nullable Channel remove(String name) {
    Channel kept = channels.remove(name);
    memory.deserted(kept == null ? 0 : -1);
    return kept;
  }

  /** Forgets those that have been here too long, and dates newcomers until the next call. */
  void age(long nowNanos) {
    this.nowNanos = nowNanos;
    while (!channels.isEmpty()) {
      Channel oldest = channels.values().iterator().next();
      if (nowNanos - oldest.desertedAtNanos() <= limitNanos) {
        return;
      }
      forgetOldest();
    }
  }

  /** Forgets the one deserted longest; there must be one. */
  void forgetOldest() {
    Iterator<Channel> oldestFirst = channels.values().iterator();
    oldestFirst.next().close();
    oldestFirst.remove();
    memory.deserted(-1);
  }
}
