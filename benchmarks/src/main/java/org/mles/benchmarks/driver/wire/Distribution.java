package org.mles.benchmarks.driver.wire;

/**
 * How subscribers are spread over channels: in order, and as evenly as they can be. Thread: any.
 *
 * @param subscribers how many there are, with indexes from 0
 * @param channels how many they share, with numbers from 0; none is empty
 */
public record Distribution(int subscribers, int channels) {
  /** Refuses a channel without a subscriber: nobody would see that it is there. */
  public Distribution {
    if (channels < 1 || subscribers < channels) {
      throw new IllegalArgumentException(
          subscribers + " subscribers in " + channels + " channels; at least one in each");
    }
  }

  /**
   * Returns the index of the first subscriber of a channel, for the channel behind the last all.
   */
  public int first(int channel) {
    return (int) ((long) channel * subscribers / channels);
  }

  /** Returns how many subscribers a channel has. */
  public int count(int channel) {
    return first(channel + 1) - first(channel);
  }
}
