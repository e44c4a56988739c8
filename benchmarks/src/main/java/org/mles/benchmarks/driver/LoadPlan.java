package org.mles.benchmarks.driver;

import java.util.Map;

/**
 * What a driver connects in the load process.
 *
 * @param endpoint as the running server gave it
 * @param subscribers number of subscribers, with indexes from 0
 * @param payloadOctets length of every message
 * @param options words from the command line
 * @param sink gets every message
 */
public record LoadPlan(
    String endpoint, int subscribers, int payloadOctets, Map<String, String> options, Sink sink) {
  /**
   * Option: the place of this agent among several, two digits. Names then begin with it, and the
   * publisher's connection is read, since others publish, too.
   */
  public static final String AGENT = "agent";

  /** Takes an immutable copy of the options. */
  public LoadPlan {
    options = Map.copyOf(options);
  }

  /** Returns the same plan for another endpoint. */
  public LoadPlan at(HostPort server) {
    return new LoadPlan(server.toString(), subscribers, payloadOctets, options, sink);
  }

  /** Returns the same plan for another sink. */
  public LoadPlan into(Sink other) {
    return new LoadPlan(endpoint, subscribers, payloadOctets, options, other);
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
