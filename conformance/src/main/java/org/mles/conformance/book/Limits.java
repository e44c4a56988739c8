package org.mles.conformance.book;

import org.jspecify.annotations.Nullable;

/**
 * Bounds that cases ask for; null leaves each to the subject.
 *
 * @param firstFrameMillis deadline of the first frame
 * @param bodyOctets largest body
 * @param slowReaderOctets how far a reader may fall behind
 * @param connections connections at a time
 * @param unjoinedPerSource connections of one address that have not joined
 * @param channels channels with members
 * @param desertedChannels channels without members that are remembered
 * @param historyOctets octets of history per channel
 */
public record Limits(
    @Nullable Integer firstFrameMillis,
    @Nullable Integer bodyOctets,
    @Nullable Long slowReaderOctets,
    @Nullable Integer connections,
    @Nullable Integer unjoinedPerSource,
    @Nullable Integer channels,
    @Nullable Integer desertedChannels,
    @Nullable Integer historyOctets) {
  /** No bound is asked for. */
  public static final Limits OWN = new Limits(null, null, null, null, null, null, null, null);

  public static Limits ofConnections(int most) {
    return new Limits(null, null, null, most, null, null, null, null);
  }

  public static Limits ofUnjoined(int mostPerSource) {
    return new Limits(null, null, null, null, mostPerSource, null, null, null);
  }

  public static Limits ofChannels(int most) {
    return new Limits(null, null, null, null, null, most, null, null);
  }

  public static Limits ofDesertedChannels(int most) {
    return new Limits(null, null, null, null, null, null, most, null);
  }

  public static Limits ofHistory(int mostOctets) {
    return new Limits(null, null, null, null, null, null, null, mostOctets);
  }
}
