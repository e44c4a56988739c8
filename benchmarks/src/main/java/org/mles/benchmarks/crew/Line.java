package org.mles.benchmarks.crew;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.group.GroupEvents;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.crew.group.GroupMember;
import org.mles.benchmarks.crew.word.CrewCodec;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.crew.word.Decoded;

/**
 * Words to and from a group. What is heard waits until somebody takes it, unless a listener wants
 * it at once.
 *
 * <p>Thread: any says and takes; hears in those of the group.
 */
final class Line implements AutoCloseable {
  private final GroupMember member;
  private final String host;
  private final BlockingQueue<Event> events;

  /** Listens in a thread of the group. */
  @FunctionalInterface
  interface AtOnce {
    /** Takes a word, null if the peer left; returns whether nobody else has to. */
    boolean takes(String peer, @Nullable CrewWord word);
  }

  /**
   * What a peer did.
   *
   * @param peer who
   * @param word what it said, null if it left or if it was no word
   * @param broken why it was none, null if it left
   */
  record Event(String peer, @Nullable CrewWord word, @Nullable String broken) {
    boolean isEnd() {
      return word == null && broken == null;
    }
  }

  private Line(GroupMember member, BlockingQueue<Event> events) {
    this.member = member;
    this.host = member.host();
    this.events = events;
  }

  /** Founds a group. */
  static Line host(InetSocketAddress bind, GroupKey key) throws IOException {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    return new Line(GroupMember.host(bind, key, new Ear(events, (peer, word) -> false)), events);
  }

  /** Joins the group of a host; empty if nobody there lets us in. */
  static Optional<Line> join(
      InetSocketAddress bind, InetSocketAddress host, GroupKey key, AtOnce atOnce)
      throws IOException {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    return GroupMember.join(bind, host, key, new Ear(events, atOnce))
        .map(member -> new Line(member, events));
  }

  /**
   * What the group tells.
   *
   * @param events keeps it
   * @param atOnce takes some of it
   */
  private record Ear(BlockingQueue<Event> events, AtOnce atOnce) implements GroupEvents {
    @Override
    public void heard(String peer, byte[] octets) {
      Decoded decoded = CrewCodec.decode(octets);
      if (decoded instanceof Decoded.Refused refused) {
        events.add(new Event(peer, null, refused.why()));
      } else if (decoded instanceof Decoded.Whole whole && !atOnce.takes(peer, whole.word())) {
        events.add(new Event(peer, whole.word(), null));
      }
    }

    @Override
    public void left(String peer) {
      atOnce.takes(peer, null);
      events.add(new Event(peer, null, null));
    }
  }

  String host() {
    return host;
  }

  int port() {
    return member.port();
  }

  void say(String peer, CrewWord word) throws IOException {
    member.send(peer, CrewCodec.encode(word));
  }

  /** Returns the next event, empty if there is none in time. */
  Optional<Event> next(long nanos) throws InterruptedException {
    return Optional.ofNullable(events.poll(nanos, TimeUnit.NANOSECONDS));
  }

  /** Leaves. Whoever still takes events is told that the host is gone, as it is for us. */
  @Override
  public void close() {
    events.add(new Event(host, null, null));
    member.close();
  }
}
