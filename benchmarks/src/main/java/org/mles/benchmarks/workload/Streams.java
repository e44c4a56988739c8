package org.mles.benchmarks.workload;

/**
 * How a workload is divided: every publisher of every channel sends a stream of its own. Messages
 * have one row of numbers over all streams and leave in that order, so number {@code i} belongs to
 * stream {@code i % count}: neighbours go to different channels. Subscribers are divided over the
 * channels in the same way.
 *
 * @param channels how many channels there are
 * @param publishers how many publishers each channel has
 */
public record Streams(int channels, int publishers) {
  /** One publisher of one channel. */
  public static final Streams ONE = new Streams(1, 1);

  /** As many publishers as have names of the same length. */
  public static final int MOST_PUBLISHERS = 100;

  /** Most channels, each with a connection that publishes. */
  public static final int MOST_CHANNELS = 10_000;

  /** Refuses what cannot be divided. */
  public Streams {
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new IllegalArgumentException(channels + " channels; 1 to " + MOST_CHANNELS);
    }
    if (publishers < 1 || publishers > MOST_PUBLISHERS) {
      throw new IllegalArgumentException(
          publishers + " publishers in a channel; 1 to " + MOST_PUBLISHERS);
    }
  }

  /** Returns whether there is one publisher of one channel. */
  public boolean single() {
    return count() == 1;
  }

  /** Says behind a number of subscribers how they are divided; nothing if they are not. */
  public String words() {
    String ofPublishers = publishers + " publishers";
    if (channels == 1) {
      return publishers == 1 ? "" : " of a channel with " + ofPublishers;
    }
    return " in " + channels + " channels" + (publishers == 1 ? "" : " of " + ofPublishers);
  }

  /** Returns how many streams there are: publishers in all channels together. */
  public int count() {
    return channels * publishers;
  }

  /** Returns the stream of message {@code index}. */
  public int of(long index) {
    return single() ? 0 : (int) (index % count());
  }

  /** Returns the number of message {@code index} within its stream. */
  public long within(long index) {
    return single() ? index : index / count();
  }

  /** Returns the message with that number within a stream. */
  public long index(int stream, long within) {
    return within * count() + stream;
  }

  /** Returns how many of the first {@code messages} messages belong to a stream. */
  public long published(int stream, long messages) {
    return messages <= stream ? 0 : within(messages - 1 - stream) + 1;
  }

  /** Returns the channel of a stream. */
  public int channel(int stream) {
    return stream % channels;
  }

  /** Returns the place of a stream's publisher among those of its channel. */
  public int publisher(int stream) {
    return stream / channels;
  }

  /** Returns the stream of a channel's publisher. */
  public int stream(int channel, int publisher) {
    return publisher * channels + channel;
  }

  /** Returns the channel that a subscriber reads. */
  public int channelOf(int subscriber) {
    return subscriber % channels;
  }

  /** Returns how many of {@code subscribers} read a channel. */
  public int readers(int channel, int subscribers) {
    return subscribers / channels + (channel < subscribers % channels ? 1 : 0);
  }

  /** Returns the subscriber at a place among those of a channel. */
  public int reader(int channel, int place) {
    return place * channels + channel;
  }

  /** Returns whether message {@code index} is for a subscriber. */
  public boolean reaches(long index, int subscriber) {
    return channels == 1 || channel(of(index)) == channelOf(subscriber);
  }
}
