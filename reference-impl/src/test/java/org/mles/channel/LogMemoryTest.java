package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.channel.ChannelTest.join;
import static org.mles.channel.ChannelTest.open;
import static org.mles.channel.ChannelTest.publish;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** Who gives way when all logs together would take more than 1 MB. */
class LogMemoryTest {
  private static final long BOUND = 1_000_000;
  private static final byte[] LARGE = new byte[300_000];
  private static final byte[] SMALL = Frames.frame("alice", "hello");

  private final WatchedPool pool = new WatchedPool(0, BOUND);
  private final ChannelRouter router =
      new ChannelRouter(
          new RouterLimits(new HistoryLimits(100, 10_000_000), 10_000_000, 100, 100, 1_000, BOUND),
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
    assertThat(open(router, "left 9").historyFrames()).as("deserted last").isEqualTo(1);
    assertThat(alice.channel().historyFrames()).isEqualTo(1);
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
    assertThat(alice.channel().historyFrames()).isEqualTo(1);
    assertThat(bob.channel().historyFrames()).isBetween(1, 9);
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
    long room = BOUND / SegmentPool.SMALLEST_OCTETS;
    ChannelRouter wide =
        new ChannelRouter(
            new RouterLimits(new HistoryLimits(100, 1_000), 1_000, 100_000, 10, 1_000, BOUND));
    for (int i = 0; i < room; i++) {
      open(wide, "channel " + i);
    }
    assertThat(wide.open("one more")).isNull();
  }

  @Test
  void keepsNoLargeSegmentsUnusedWhereSmallOnesAreNeeded() {
    ChannelRouter wide =
        new ChannelRouter(
            new RouterLimits(new HistoryLimits(0, 0), 10_000_000, 1_000, 0, 1_000, BOUND), pool);
    Subscriber bob = join(open(wide, "large"), 1, new TestOutlet());
    for (int i = 0; i < 9; i++) {
      publish(bob, new byte[100_000]);
    }
    bob.channel().remove(bob);
    assertThat(pool.keptOctets()).as("what bob's frames were in").isPositive();
    for (int i = 0; i < 230; i++) {
      publish(join(open(wide, "small " + i), 1, new TestOutlet()), SMALL);
      assertThat(pool.takenOctets() + pool.keptOctets()).isLessThanOrEqualTo(BOUND);
    }
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
    room.restore(alice, List.of(new byte[1_000]));
    router.flush();
    long both = pool.takenOctets();
    room.remove(reader);
    router.flush();
    assertThat(pool.takenOctets()).isEqualTo(both - before);
  }
}
