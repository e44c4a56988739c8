package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.mles.memory.ServerMemory;

/**
 * Under any load the logs stay within their bound, and whoever is not closed reads without a gap.
 *
 * <p>Each channel carries the octets 0, 1, 2 … in turn, so a gap or a foreign octet shows.
 */
class LogMemoryPropertyTest {
  private static final long BOUND = 256 << 10;
  private static final int CHANNELS = 6;

  /** One thing that happens in {@code channel}. */
  record Step(Kind kind, int channel, int octets) {}

  /** What can happen. */
  enum Kind {
    PUBLISH,
    JOIN,
    JOIN_AND_STALL,
    READ_ON,
    EMPTY
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, CHANNELS - 1),
            Arbitraries.integers().between(1, 60_000))
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }

  @Property(tries = 200)
  void staysWithinTheBoundAndLeavesNoGap(@ForAll("steps") List<Step> steps) {
    WatchedPool pool = new WatchedPool(0, ServerMemory.of(BOUND, BOUND, Long.MAX_VALUE));
    ChannelRouter router =
        new ChannelRouter(
            new RouterLimits(new HistoryLimits(20, 100_000), 150_000, 100, 100, 1_000),
            pool.memory(),
            pool);
    Map<Integer, Story> stories = new HashMap<>();
    for (Step step : steps) {
      stories.computeIfAbsent(step.channel(), Story::new).tell(router, step);
      router.flush();
      assertThat(pool.takenOctets()).isLessThanOrEqualTo(BOUND);
    }
    stories.values().forEach(Story::check);
  }

  /** One channel, its publisher and its readers. */
  private static final class Story {
    private final int channel;
    private final List<TestOutlet> heard = new ArrayList<>();
    private final List<Subscriber> readers = new ArrayList<>();
    private @Nullable Subscriber publisher;
    private int next;
    private long nextId;

    Story(int channel) {
      this.channel = channel;
    }

    void tell(ChannelRouter router, Step step) {
      switch (step.kind()) {
        case PUBLISH -> publish(router, step.octets());
        case JOIN -> join(router, Long.MAX_VALUE);
        case JOIN_AND_STALL -> join(router, step.octets());
        case READ_ON -> readOn();
        case EMPTY -> empty();
      }
    }

    private void publish(ChannelRouter router, int octets) {
      Subscriber from = publisher;
      if (from == null) {
        from = ChannelTest.join(ChannelTest.open(router, "" + channel), nextId++, new TestOutlet());
        publisher = from;
      }
      byte[] frame = new byte[octets];
      for (int i = 0; i < octets; i++) {
        frame[i] = (byte) next++;
      }
      from.channel().publish(from, ByteBuffer.wrap(frame), new int[] {octets}, 1);
    }

    private void join(ChannelRouter router, long credit) {
      TestOutlet outlet = new TestOutlet();
      outlet.credit = credit;
      readers.add(ChannelTest.join(ChannelTest.open(router, "" + channel), nextId++, outlet));
      heard.add(outlet);
    }

    private void readOn() {
      heard.forEach(outlet -> outlet.credit = Long.MAX_VALUE);
      readers.forEach(reader -> reader.channel().markDirty());
    }

    private void empty() {
      readers.forEach(reader -> reader.channel().remove(reader));
      readers.clear();
      if (publisher != null) {
        publisher.channel().remove(publisher);
        publisher = null;
      }
    }

    void check() {
      for (TestOutlet outlet : heard) {
        byte[] octets = outlet.received.toByteArray();
        for (int i = 1; i < octets.length; i++) {
          assertThat(octets[i]).as("octet %d", i).isEqualTo((byte) (octets[i - 1] + 1));
        }
      }
    }
  }
}
