package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.concat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mles.memory.ServerMemory;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** What a channel does in one turn: how many sends, to whom, and what it keeps. */
class ChannelTest {
  private static final byte[] FRAME = Frames.frame("alice", "hello");
  private static final byte[] LONG = Frames.around("carol", new byte[500]);
  private static final byte[] OTHER = Frames.frame("bob", "hi there");

  private final ChannelRouter router = router(100, 10_000);

  @Test
  void sendsOnceToEachSubscriberHoweverManyFramesATurnBrings() {
    Channel room = open(router, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    TestOutlet bob = new TestOutlet();
    TestOutlet carol = new TestOutlet();
    join(room, 2, bob);
    join(room, 3, carol);
    router.flush();
    for (int i = 0; i < 50; i++) {
      publish(alice, FRAME, FRAME, FRAME);
    }
    router.flush();
    assertThat(List.of(bob.writes, carol.writes)).containsExactly(1, 1);
    assertThat(bob.slicesOfLastWrite).as("slices over segments, not over frames").isLessThan(4);
    assertThat(bob.received.size()).isEqualTo(150 * FRAME.length);
  }

  @Test
  void sendsOnceAlthoughOwnFramesLieBetween() {
    Channel room = open(router, "room");
    TestOutlet outlet = new TestOutlet();
    Subscriber alice = join(room, 1, outlet);
    Subscriber bob = join(room, 2, new TestOutlet());
    router.flush();
    for (int i = 0; i < 20; i++) {
      publish(alice, FRAME);
      publish(bob, OTHER);
    }
    router.flush();
    assertThat(outlet.writes).isEqualTo(1);
    assertThat(outlet.slicesOfLastWrite).isEqualTo(20);
    assertThat(outlet.received.size()).isEqualTo(20 * OTHER.length);
  }

  @Test
  void sendsOnInTheSameTurnWhatHasMoreRangesThanOneSendTakes() {
    Channel room = open(router, "room");
    TestOutlet outlet = new TestOutlet();
    Subscriber alice = join(room, 1, outlet);
    Subscriber bob = join(room, 2, new TestOutlet());
    for (int i = 0; i < 100; i++) {
      publish(alice, FRAME);
      publish(bob, OTHER);
    }
    router.flush();
    assertThat(outlet.writes).isEqualTo(2);
    assertThat(outlet.received.size()).isEqualTo(100 * OTHER.length);
  }

  @Test
  void sendsNothingWhenNothingChanged() {
    TestOutlet outlet = new TestOutlet();
    Channel room = open(router, "room");
    publish(join(room, 1, new TestOutlet()), FRAME);
    join(room, 2, outlet);
    router.flush();
    router.flush();
    assertThat(outlet.writes).isEqualTo(1);
  }

  @Test
  void refusesTheIdOfAnActiveMemberUntilItLeaves() {
    Channel room = open(router, "room");
    Subscriber first = join(room, 7, new TestOutlet());
    assertThat(room.join(7, new TestOutlet())).isNull();
    room.leave(first);
    assertThat(room.join(7, new TestOutlet())).isNotNull();
    room.remove(first);
    assertThat(room.join(7, new TestOutlet())).as("the second holder is not removed").isNull();
  }

  @Test
  void closesAReaderBeyondTheLimitOnceAndServesTheOthers() {
    Channel room = open(router, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    TestOutlet stuck = new TestOutlet();
    stuck.credit = 0;
    TestOutlet bob = new TestOutlet();
    join(room, 2, stuck);
    join(room, 3, bob);
    byte[] large = new byte[9_999];
    publish(alice, large);
    router.flush();
    assertThat(stuck.refused).isNull();
    publish(alice, FRAME);
    router.flush();
    assertThat(stuck.refused).isEqualTo(WireRule.SLOW_READER);
    stuck.refused = null;
    publish(alice, FRAME);
    router.flush();
    assertThat(stuck.refused).as("said once").isNull();
    assertThat(bob.received.size()).isEqualTo(large.length + 2 * FRAME.length);
  }

  @Test
  void doesNotCountHistoryAsBeingSlow() {
    Channel room = open(router, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    for (int i = 0; i < 3; i++) {
      publish(alice, new byte[9_000]);
    }
    TestOutlet late = new TestOutlet();
    late.credit = 0;
    join(room, 2, late);
    router.flush();
    assertThat(late.refused).isNull();
  }

  @Test
  void givesALeavingMemberWhatIsQueuedAndNothingMore() {
    Channel room = open(router, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    TestOutlet outlet = new TestOutlet();
    outlet.credit = 10;
    Subscriber bob = join(room, 2, outlet);
    publish(alice, FRAME);
    router.flush();
    room.leave(bob);
    publish(alice, OTHER);
    router.flush();
    assertThat(outlet.drained).isZero();
    outlet.credit = Long.MAX_VALUE;
    room.markDirty();
    router.flush();
    assertThat(outlet.drained).isEqualTo(1);
    assertThat(outlet.received.toByteArray()).isEqualTo(FRAME);
  }

  @Test
  void forwardsOnlyWhatIsMissingOfARestoredHistory() {
    Channel room = open(router, "room");
    TestOutlet outlet = new TestOutlet();
    Subscriber alice = join(room, 1, outlet);
    Subscriber peer = join(room, 2, new TestOutlet());
    publish(peer, FRAME);
    room.restore(peer, Frames.rope(List.of(OTHER, FRAME)));
    router.flush();
    assertThat(outlet.received.toByteArray()).isEqualTo(concat(FRAME, OTHER));
    assertThat(room.past().retained().copies()).containsExactly(OTHER, FRAME);
    publish(alice, FRAME);
    TestOutlet late = new TestOutlet();
    join(room, 3, late);
    router.flush();
    assertThat(late.received.toByteArray()).isEqualTo(concat(OTHER, FRAME, FRAME));
  }

  @Test
  void keepsTheNewestOfARestoredHistoryThatIsTooLong() {
    ChannelRouter small = router(2, 10_000);
    Channel room = open(small, "room");
    room.restore(join(room, 1, new TestOutlet()), Frames.rope(List.of(OTHER, FRAME, OTHER)));
    assertThat(room.past().retained().copies()).containsExactly(FRAME, OTHER);
  }

  @Test
  void letsAReaderFinishAPastThatWasReplacedAndRecycled() {
    WatchedPool pool = new WatchedPool(16);
    ChannelRouter forgetful = new ChannelRouter(limits(0, 10_000), pool.memory(), pool);
    Channel room = open(forgetful, "room");
    Subscriber peer = join(room, 1, new TestOutlet());
    TestOutlet outlet = new TestOutlet();
    outlet.credit = 10;
    join(room, 2, outlet);
    publish(peer, FRAME);
    forgetful.flush();
    room.restore(peer, Frames.rope(List.of(OTHER, LONG)));
    forgetful.flush();
    outlet.credit = Long.MAX_VALUE;
    publish(peer, OTHER);
    forgetful.flush();
    assertThat(outlet.received.toByteArray()).isEqualTo(concat(FRAME, OTHER, LONG, OTHER));
  }

  @Test
  void doesNotRestoreWhatAGuardedChannelHasSeenAndDropped() {
    ChannelRouter forgetful = router(2, 10_000);
    Channel room = open(forgetful, "room");
    room.past().sighted(7, Frames.frame("dave", "elsewhere"));
    TestOutlet bob = new TestOutlet();
    join(room, 2, bob);
    Subscriber peer = join(room, 1, new TestOutlet());
    publish(peer, OTHER, FRAME, FRAME);
    room.remove(peer);
    Subscriber again = join(room, 1, new TestOutlet());
    assertThat(room.restore(again, Frames.rope(List.of(OTHER, FRAME, FRAME)))).isFalse();
    byte[] news = Frames.frame("carol", "twice");
    assertThat(room.restore(again, Frames.rope(List.of(OTHER, news, news)))).isTrue();
    forgetful.flush();
    assertThat(bob.received.toByteArray()).isEqualTo(concat(OTHER, FRAME, FRAME, news, news));
  }

  @Test
  void recyclesAPastThatWasReplaced() {
    WatchedPool pool = new WatchedPool(16);
    ChannelRouter watched = new ChannelRouter(limits(100, 10_000), pool.memory(), pool);
    Subscriber peer = join(open(watched, "room"), 1, new TestOutlet());
    for (int i = 0; i < 200; i++) {
      peer.channel().restore(peer, Frames.rope(List.of(Frames.frame("alice", "no. " + i), OTHER)));
      watched.flush();
    }
    long retained =
        peer.channel().past().retained().copies().stream().mapToInt(f -> f.length).sum();
    assertThat(pool.inUse()).isLessThan((int) retained / 16 + 10);
  }

  static ChannelRouter router(int historyFrames, long slowReaderOctets) {
    return new ChannelRouter(limits(historyFrames, slowReaderOctets), ServerMemory.unbounded());
  }

  private static RouterLimits limits(int historyFrames, long slowReaderOctets) {
    return new RouterLimits(
        new HistoryLimits(historyFrames, 1_000_000), slowReaderOctets, 3, 2, 1_000);
  }

  static Channel open(ChannelRouter router, String name) {
    return Objects.requireNonNull(router.open(name));
  }

  static Subscriber join(Channel channel, long id, Outlet outlet) {
    return Objects.requireNonNull(channel.join(id, outlet));
  }

  static void publish(Subscriber publisher, byte[]... frames) {
    int[] octetsOfEach = new int[frames.length];
    for (int i = 0; i < frames.length; i++) {
      octetsOfEach[i] = frames[i].length;
    }
    publisher
        .channel()
        .publish(publisher, ByteBuffer.wrap(concat(frames)), octetsOfEach, frames.length);
  }
}
