package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.channel.ChannelTest.join;
import static org.mles.channel.ChannelTest.open;
import static org.mles.channel.ChannelTest.publish;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.memory.SegmentPool;
import org.mles.memory.ServerMemory;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** Who gives way when all logs together would take more than 1 MB. */
class LogMemoryTest {
  private static final long BOUND = 1_000_000;
  private static final byte[] LARGE = new byte[300_000];
  private static final byte[] SMALL = Frames.frame("alice", "hello");

  private final WatchedPool pool =
      new WatchedPool(0, ServerMemory.of(BOUND, BOUND, Long.MAX_VALUE));
  private final ChannelRouter router =
      new ChannelRouter(
          new RouterLimits(new HistoryLimits(100, 10_000_000), 10_000_000, 100, 100, 1_000),
          pool.memory(),
          pool);

  @Test
  void forgetsDesertedChannelsBeforeAnyThatIsInUse() {
    Subscriber alice = join(open(router, "in use"), 1, new TestOutlet());
    publish(alice, SMALL);
    router.flush();
    for (int i = 0; i < 10; i++) {
      Subscriber bob = join(open(router, "left " + i), 1, new TestOutlet());
      publish(bob, LARGE);
      bob.channel().remove(bob);
      router.flush();
      assertThat(pool.takenOctets()).isLessThanOrEqualTo(BOUND);
    }
    assertThat(router.desertedChannels()).isBetween(1, 3);
    assertThat(open(router, "left 9").past().frames()).as("deserted last").isEqualTo(1);
    assertThat(alice.channel().past().frames()).isEqualTo(1);
  }

  @Test
  void takesHistoryFromTheChannelThatHasMostAndNotFromTheOthers() {
    Subscriber alice = join(open(router, "small"), 1, new TestOutlet());
    publish(alice, SMALL);
    Subscriber bob = join(open(router, "large"), 1, new TestOutlet());
    for (int i = 0; i < 20; i++) {
      publish(bob, new byte[100_000]);
      router.flush();
      assertThat(pool.takenOctets()).isLessThanOrEqualTo(BOUND);
    }
    assertThat(alice.channel().past().frames()).isEqualTo(1);
    assertThat(bob.channel().past().frames()).isBetween(1, 9);
  }

  @Test
  void closesTheReaderThatIsFurthestBehindWhenThereIsNoHistoryLeft() {
    Channel room = open(router, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    TestOutlet behind = new TestOutlet();
    behind.credit = 0;
    TestOutlet keeping = new TestOutlet();
    join(room, 2, behind);
    join(room, 3, keeping);
    for (int i = 0; i < 10; i++) {
      publish(alice, LARGE);
      router.flush();
    }
    assertThat(behind.refused).isEqualTo(WireRule.SLOW_READER);
    assertThat(keeping.refused).isNull();
    assertThat(keeping.received.size()).isEqualTo(10 * LARGE.length);
    assertThat(pool.takenOctets()).isLessThanOrEqualTo(BOUND);
  }

  @Test
  void opensNoMoreChannelsThanTheMemoryHasRoomFor() {
    ServerMemory memory = ServerMemory.of(BOUND, BOUND, Long.MAX_VALUE);
    long room = memory.logs().boundOctets() / SegmentPool.SMALLEST_OCTETS;
    ChannelRouter wide =
        new ChannelRouter(
            new RouterLimits(new HistoryLimits(100, 1_000), 1_000, 100_000, 10, 1_000), memory);
    for (int i = 0; i < room; i++) {
      open(wide, "channel " + i);
    }
    assertThat(wide.open("one more")).isNull();
  }

  @Test
  void twoRoutersShareOneBound() {
    ServerMemory memory = ServerMemory.of(8 * BOUND, BOUND, Long.MAX_VALUE);
    RouterLimits limits =
        new RouterLimits(new HistoryLimits(100, 10 * BOUND), BOUND, 10, 10, 1_000);
    ChannelRouter first = new ChannelRouter(limits, memory);
    ChannelRouter second = new ChannelRouter(limits, memory);
    memory.logs().onShortage(first::flush);
    memory.logs().onShortage(second::flush);
    Subscriber alice = join(open(first, "room"), 1, new TestOutlet());
    Subscriber bob = join(open(second, "room"), 1, new TestOutlet());
    for (int i = 0; i < 60; i++) {
      publish(alice, new byte[100_000]);
      first.flush();
    }
    for (int i = 0; i < 60; i++) {
      publish(bob, new byte[100_000]);
      second.flush();
      assertThat(memory.logs().isShort()).isFalse();
    }
    assertThat(alice.channel().past().frames()).isBetween(10, 40);
    assertThat(bob.channel().past().frames()).isBetween(10, 40);
  }

  @Test
  void forgetsDesertedChannelsForTheSakeOfNewNames() {
    ServerMemory memory = ServerMemory.of(100 * BOUND, BOUND, 200_000);
    RouterLimits limits = new RouterLimits(new HistoryLimits(1, 1_000), BOUND, 999, 999, 1_000);
    ChannelRouter small = new ChannelRouter(limits, memory);
    String padding = "x".repeat(20_000);
    for (int i = 0; i < 20; i++) {
      Subscriber alice = join(open(small, padding + i), 1, new TestOutlet());
      publish(alice, SMALL);
      alice.channel().remove(alice);
      small.flush();
      assertThat(memory.heap().held()).isLessThanOrEqualTo(200_000);
    }
    assertThat(small.desertedChannels()).isBetween(1, 4);
    for (int i = 0; i < 4; i++) {
      join(open(small, padding + i), 1, new TestOutlet());
    }
    assertThat(small.open(padding)).as("no memory for one more").isNull();
  }

  @Test
  void closesAMemberOfWhichTooMuchHasToBeRemembered() {
    ServerMemory memory = ServerMemory.of(100 * BOUND, BOUND, 20_000);
    ChannelRouter small =
        new ChannelRouter(
            new RouterLimits(new HistoryLimits(0, 0), 10_000_000, 9, 9, 1_000), memory);
    Channel room = open(small, "room");
    TestOutlet behind = new TestOutlet();
    behind.credit = 0;
    TestOutlet reading = new TestOutlet();
    Subscriber talks = join(room, 1, behind);
    Subscriber other = join(room, 2, reading);
    for (int i = 0; i < 2_000; i++) {
      publish(talks, SMALL);
      publish(other, SMALL);
      small.flush();
    }
    assertThat(behind.refused).isEqualTo(WireRule.SLOW_READER);
    assertThat(reading.refused).isNull();
    assertThat(memory.heap().held()).isLessThanOrEqualTo(20_000);
  }

  @Test
  void countsAReplacedPastUntilNobodyReadsIt() {
    Channel room = open(router, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    publish(alice, new byte[50_000]);
    TestOutlet behind = new TestOutlet();
    behind.credit = 0;
    Subscriber reader = join(room, 2, behind);
    router.flush();
    long before = pool.takenOctets();
    room.restore(alice, Frames.rope(List.of(Frames.around("x", new byte[1_000]))));
    router.flush();
    long both = pool.takenOctets();
    room.remove(reader);
    router.flush();
    assertThat(pool.takenOctets()).isEqualTo(both - before);
  }
}
