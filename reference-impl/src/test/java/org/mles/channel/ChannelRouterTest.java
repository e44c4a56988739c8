package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.channel.ChannelTest.join;
import static org.mles.channel.ChannelTest.open;
import static org.mles.channel.ChannelTest.publish;

import org.junit.jupiter.api.Test;
import org.mles.testing.Frames;

/** Which channels there are; at most three with members, two without, for 1000 ns. */
class ChannelRouterTest {
  private static final byte[] FRAME = Frames.frame("alice", "hello");

  private final ChannelRouter router = ChannelTest.router(100, 10_000);

  @Test
  void findsAChannelByItsExactName() {
    assertThat(open(router, "Room"))
        .isSameAs(open(router, "Room"))
        .isNotSameAs(open(router, "room"));
  }

  @Test
  void opensNoMoreChannelsThanAllowedButAdmitsToThoseThereAre() {
    Channel first = open(router, "1");
    open(router, "2");
    open(router, "3");
    assertThat(router.open("4")).isNull();
    assertThat(router.open("1")).isSameAs(first);
  }

  @Test
  void keepsTheHistoryOfADesertedChannel() {
    desert("room");
    assertThat(router.populatedChannels()).isZero();
    assertThat(router.desertedChannels()).isEqualTo(1);
    TestOutlet late = new TestOutlet();
    join(open(router, "room"), 2, late);
    router.flush();
    assertThat(late.received.toByteArray()).isEqualTo(FRAME);
    assertThat(router.desertedChannels()).isZero();
  }

  @Test
  void forgetsTheChannelDesertedLongestWhenThereAreTooMany() {
    desert("1");
    desert("2");
    desert("3");
    assertThat(router.desertedChannels()).isEqualTo(2);
    assertThat(open(router, "1").past().frames()).isZero();
    assertThat(open(router, "2").past().frames()).isEqualTo(1);
  }

  @Test
  void forgetsADesertedChannelAfterItsTime() {
    router.age(5);
    desert("1");
    router.age(1_005);
    assertThat(router.desertedChannels()).isEqualTo(1);
    router.age(1_006);
    assertThat(router.desertedChannels()).isZero();
  }

  @Test
  void forgetsAChannelWithoutHistoryAtOnce() {
    ChannelRouter forgetful = ChannelTest.router(0, 10_000);
    Channel room = open(forgetful, "room");
    Subscriber alice = join(room, 1, new TestOutlet());
    publish(alice, FRAME);
    room.remove(alice);
    forgetful.flush();
    assertThat(forgetful.populatedChannels() + forgetful.desertedChannels()).isZero();
  }

  @Test
  void givesTheMemoryOfForgottenChannelsToNewOnes() {
    WatchedPool pool = new WatchedPool(0);
    HistoryLimits retained = new HistoryLimits(100, 1_000_000);
    ChannelRouter many =
        new ChannelRouter(new RouterLimits(retained, 10_000, 3, 2, 1_000), pool.memory(), pool);
    for (int i = 0; i < 1_000; i++) {
      Channel channel = open(many, "channel " + i);
      Subscriber alice = join(channel, 1, new TestOutlet());
      publish(alice, new byte[10_000]);
      channel.remove(alice);
      many.flush();
    }
    assertThat(pool.inUse()).as("two channels of two segments").isEqualTo(4);
  }

  private void desert(String name) {
    Channel channel = open(router, name);
    Subscriber alice = join(channel, 1, new TestOutlet());
    publish(alice, FRAME);
    channel.remove(alice);
  }
}
