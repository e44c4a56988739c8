package org.mles.proxy.bridge;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.mles.text.Printable;

/**
 * What a bridge joins.
 *
 * @param a one side
 * @param b the other
 * @param channels channels to carry, at least one, each once
 * @param text whether text messages cross, first messages among them
 * @param memory payloads to remember of each channel, at least 8
 * @param waitingOctets memory for what waits for a side, all channels together, at least 1; as much
 *     again is for what was sent last
 * @param silence of a side that is asked for a sign of life, after which it is taken for lost; 1 s
 *     to a day
 */
public record BridgePlan(
    Shore a,
    Shore b,
    List<String> channels,
    boolean text,
    int memory,
    long waitingOctets,
    Duration silence) {
  /** Payloads that are remembered of each channel, as the original's proxies do. */
  public static final int DEFAULT_MEMORY = 40_000;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Refuses values out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public BridgePlan {
    channels = List.copyOf(channels);
    require(!channels.isEmpty(), "no channel");
    HashSet<String> seen = new HashSet<>();
    for (String channel : channels) {
      require(seen.add(channel), "channel " + Printable.quoted(channel) + " is given twice");
      a.check(channel);
      b.check(channel);
    }
    require(memory >= 8, "a memory of " + memory + " is less than 8");
    require(waitingOctets >= 1, waitingOctets + " octets may wait");
    require(
        silence.compareTo(SHORTEST) >= 0 && silence.compareTo(LONGEST) <= 0,
        "a silence of " + silence);
    require(!a.address().equals(b.address()), a.address() + " is on both sides");
  }

  Shore shore(Side side) {
    return side == Side.A ? a : b;
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
