package org.mles.channel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a subscriber must see, and how far behind it may be said to be. */
final class ModelReader {
  /**
   * What was added for it: a frame, or a word of its own.
   *
   * @param own whether it said that frame itself
   */
  private record Added(int octets, boolean own, boolean word) {
    int received() {
      return own ? 0 : octets;
    }

    int lag() {
      return word ? 0 : octets;
    }
  }

  final Subscriber subscriber;
  final TestOutlet outlet = new TestOutlet();
  final ByteArrayOutputStream expected = new ByteArrayOutputStream();
  boolean leaving;

  /** What was added since the join and has not been passed. */
  private final Deque<Added> ahead = new ArrayDeque<>();

  /** Octets of {@link #expected} that no entry of {@link #ahead} stands for any more. */
  private long passed;

  ModelReader(Channel channel, long id, List<byte[]> history) {
    Subscriber joined = channel.join(id, outlet);
    if (joined == null) {
      throw new IllegalStateException("id " + id + " is taken");
    }
    subscriber = joined;
    history.forEach(expected::writeBytes);
    passed = expected.size();
  }

  void append(byte[] frame, boolean own) {
    ahead.add(new Added(frame.length, own, false));
    if (!own && !leaving) {
      expected.writeBytes(frame);
    }
  }

  void say(byte[] word) {
    ahead.add(new Added(word.length, false, true));
    expected.writeBytes(word);
  }

  /** Distance to the tail, of which neither history nor words count. */
  long lag() {
    long beyond = outlet.received.size() - passed;
    while (!ahead.isEmpty() && beyond >= 0 && ahead.peek().received() <= beyond) {
      int octets = ahead.remove().received();
      passed += octets;
      beyond -= octets;
    }
    long lag = ahead.stream().mapToLong(Added::lag).sum();
    if (beyond < 0 || ahead.isEmpty()) {
      return lag;
    }
    return ahead.peek().word() ? lag - ownBehindWords() : lag - beyond;
  }

  /** Own frames are passed though a word that was said before them is not out yet. */
  private long ownBehindWords() {
    return ahead.stream()
        .takeWhile(added -> added.word() || added.own())
        .mapToLong(Added::lag)
        .sum();
  }

  boolean hasAll() {
    return outlet.received.size() == expected.size();
  }
}
