package org.mles.benchmarks.driver;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mles.benchmarks.workload.Streams;

/**
 * What a driver connects in the load process.
 *
 * @param endpoint as the running server gave it
 * @param subscribers number of subscribers, with indexes from 0
 * @param payloadOctets length of every message
 * @param options words from the command line
 * @param sink gets every message
 * @param streams channels and publishers; a driver that is not {@linkplain Driver#refuses asked}
 *     for more gets one
 */
public record LoadPlan(
    String endpoint,
    int subscribers,
    int payloadOctets,
    Map<String, String> options,
    Sink sink,
    Streams streams) {
  /**
   * Option: the place of this publisher among several in its channel, two digits. Names then begin
   * with it, and the publisher's connection is read, since others publish, too.
   */
  public static final String PLACE = "place";

  /** Option: nobody reads the subscribers' sockets but who does it by {@link LoadClient#unread}. */
  public static final String UNREAD = "unread";

  /** Option: name of the channel, if it is one of several. */
  public static final String CHANNEL = "channel";

  private static final String USUAL_CHANNEL = "fanout";

  /** Takes an immutable copy of the options. */
  public LoadPlan {
    options = Map.copyOf(options);
  }

  /** Makes a plan of one publisher in one channel. */
  public LoadPlan(
      String endpoint, int subscribers, int payloadOctets, Map<String, String> options, Sink sink) {
    this(endpoint, subscribers, payloadOctets, options, sink, Streams.ONE);
  }

  /** Returns the same plan for another endpoint. */
  public LoadPlan at(HostPort server) {
    return new LoadPlan(server.toString(), subscribers, payloadOctets, options, sink, streams);
  }

  /** Returns the same plan whose subscribers are left unread. */
  public LoadPlan leftUnread() {
    return with(UNREAD, "yes");
  }

  /** Returns the same plan for another sink. */
  public LoadPlan into(Sink other) {
    return new LoadPlan(endpoint, subscribers, payloadOctets, options, other, streams);
  }

  /** Returns the same plan with a further option, or another value of one. */
  public LoadPlan with(String option, String value) {
    Map<String, String> words = new HashMap<>(options);
    words.put(option, value);
    return new LoadPlan(endpoint, subscribers, payloadOctets, words, sink, streams);
  }

  /** Returns the name of the channel. */
  public String channel() {
    return options.getOrDefault(CHANNEL, USUAL_CHANNEL);
  }

  /** Returns whether this is what one of several streams has to connect. */
  public boolean isPart() {
    return options.containsKey(CHANNEL);
  }

  /**
   * Returns what one stream has to connect: its publisher, and with the first publisher of a
   * channel the channel's subscribers, who have indexes from 0 there.
   */
  public LoadPlan part(int stream) {
    if (streams.single()) {
      return this;
    }
    int channel = streams.channel(stream);
    int place = streams.publisher(stream);
    Sink whole = sink;
    LoadPlan part =
        new LoadPlan(
            endpoint,
            place == 0 ? streams.readers(channel, subscribers) : 0,
            payloadOctets,
            options,
            (who, word, octets) -> whole.delivered(streams.reader(channel, who), word, octets));
    LoadPlan named = part.with(CHANNEL, USUAL_CHANNEL + "-" + channel);
    return streams.publishers() == 1
        ? named
        : named.with(PLACE, String.format(Locale.ROOT, "%02d", place));
  }

  /** Where messages arrive. Called by one thread at a time for each subscriber. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Notes a message.
     *
     * @param subscriber index of the receiver
     * @param word first eight octets of the message
     * @param octets its length
     */
    void delivered(int subscriber, long word, int octets);
  }
}
