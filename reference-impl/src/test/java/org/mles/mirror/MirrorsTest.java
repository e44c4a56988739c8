package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.mles.channel.Channel;
import org.mles.channel.ChannelRouter;
import org.mles.channel.HistoryLimits;
import org.mles.channel.RouterLimits;
import org.mles.channel.Subscriber;
import org.mles.memory.Octets;
import org.mles.memory.ServerMemory;
import org.mles.rule.WireRule;

/** One owner and one other loop, told what to do one by one. */
class MirrorsTest {
  private static final RouterLimits LIMITS =
      new RouterLimits(new HistoryLimits(100, 1 << 20), 1 << 20, 10, 10, 1);

  private final ServerMemory memory = ServerMemory.of(1 << 30, 1 << 30, 1 << 22);
  private final ChannelRouter router = new ChannelRouter(LIMITS, memory);
  private final ChannelRouter mirrors = new ChannelRouter(LIMITS, memory);
  private final Queue<Runnable> toOwner = new ArrayDeque<>();
  private final Queue<Runnable> toOther = new ArrayDeque<>();
  private final Host owner = new Host(toOwner::add, new ChannelRouter(LIMITS, memory));
  private final Host other = new Host(toOther::add, mirrors);
  private final Hosts hosts = new Hosts(List.of(owner, other), 0, 1);
  private final Channel channel = Objects.requireNonNull(router.open("room"));
  private final ModelOutlet here = new ModelOutlet();
  private final ModelOutlet there = new ModelOutlet();
  private final Subscriber alice = join(1, here);

  @Test
  void saysNothingOfAFrameThatIsKeptForWhoJoinsLater() {
    Lodger bob = go(2, there);
    channel.keep(alice, Octets.of(ModelFrame.encode(1, 1, 5)));
    alice.publish(Octets.of(ModelFrame.encode(2, 1, 5)));
    settle();
    assertThat(there.received.frames()).containsExactly(new ModelFrame(2, 1));
    bob.publish(Octets.of(ModelFrame.encode(3, 2, 5)));
    channel.keep(alice, Octets.of(ModelFrame.encode(4, 1, 5)));
    settle();
    assertThat(there.received.frames()).hasSize(1);
    assertThat(here.received.frames()).containsExactly(new ModelFrame(3, 2));
  }

  @Test
  void refusesAnIdThatSomebodyElsewhereHasAndTellsThatOne() {
    Lodger bob = go(2, there);
    assertThat(channel.join(2, new ModelOutlet())).isNull();
    settle();
    assertThat(there.timesContested()).isEqualTo(1);
    bob.leave();
    assertThat(channel.join(2, new ModelOutlet())).as("the owner has not heard").isNull();
    toOwner.remove().run();
    assertThat(channel.join(2, new ModelOutlet())).isNotNull();
  }

  @Test
  void tellsThatItIsDoneOnceTheOwnerKnows() {
    Lodger bob = go(2, there);
    boolean[] done = new boolean[1];
    bob.remove(() -> done[0] = true);
    assertThat(channel.join(2, new ModelOutlet())).isNull();
    while (!done[0]) {
      (toOwner.isEmpty() ? toOther : toOwner).remove().run();
    }
    assertThat(channel.join(2, new ModelOutlet())).isNotNull();
  }

  @Test
  void keepsAChannelWhoseOnlyMembersAreElsewhere() {
    Lodger bob = go(2, there);
    alice.remove(() -> {});
    settle();
    assertThat(router.populatedChannels()).isEqualTo(1);
    bob.remove(() -> {});
    settle();
    assertThat(router.populatedChannels()).isZero();
    assertThat(mirrors.populatedChannels()).isZero();
  }

  @Test
  void readsNoMoreWhileTooMuchIsOnItsWay() {
    go(2, there);
    publish(new byte[(int) Feed.WINDOW_OCTETS]);
    router.flush();
    assertThat(channel.takesFrames()).isFalse();
    publish(new byte[10]);
    router.flush();
    settle();
    assertThat(channel.takesFrames()).isTrue();
    assertThat(there.received.octets()).isEqualTo(Feed.WINDOW_OCTETS + 10);
  }

  @Test
  void readsNoMoreFromThereWhileTheOwnerHasNotSentItOn() {
    Lodger bob = go(2, there);
    ByteBuffer frame = ByteBuffer.allocate(Mirror.WINDOW_OCTETS);
    bob.publish(frame, new int[] {frame.remaining()}, 1);
    assertThat(bob.takesFrames()).isFalse();
    toOwner.remove().run();
    assertThat(bob.takesFrames()).isFalse();
    settle();
    assertThat(bob.takesFrames()).isTrue();
    assertThat(here.received.octets()).isEqualTo(Mirror.WINDOW_OCTETS);
  }

  @Test
  void handsOverBeforeItSendsAnything() {
    Lodger bob = go(2, there);
    here.whenWritten = () -> assertThat(toOther).isNotEmpty();
    bob.publish(Octets.of(ModelFrame.encode(1, 2, 5)));
    toOwner.remove().run();
    router.flush();
    assertThat(here.received.frames()).hasSize(1);
  }

  @Test
  void leavesAMemberWhereItIsIfThereIsNoMemoryForACopy() {
    ServerMemory little = ServerMemory.of(1 << 20, 1 << 20, 1);
    Host poor = new Host(toOther::add, new ChannelRouter(LIMITS, little));
    Subscriber bob = join(2, there);
    Passage passage =
        Objects.requireNonNull(Mirrors.place(channel, bob, new Hosts(List.of(owner, poor), 0, 1)));
    settle();
    assertThat(passage.isOpen()).isFalse();
    assertThat(passage.isPointless()).isTrue();
    passage.abandon();
    publish(ModelFrame.encode(1, 1, 5));
    settle();
    assertThat(there.received.frames()).hasSize(1);
  }

  @Test
  void closesWhoReadsThereIfWhatTheySayCannotBeKept() {
    Lodger bob = go(2, there);
    memory.heap().take(memory.heap().left());
    bob.publish(Octets.of(ModelFrame.encode(1, 2, 5)));
    assertThat(there.refused()).isEqualTo(WireRule.NO_MEMORY);
  }

  private Subscriber join(long id, ModelOutlet outlet) {
    return Objects.requireNonNull(channel.join(id, outlet));
  }

  private Lodger go(long id, ModelOutlet outlet) {
    Subscriber joined = join(id, outlet);
    Passage passage = Objects.requireNonNull(Mirrors.place(channel, joined, hosts));
    settle();
    assertThat(passage.isOpen()).isTrue();
    Lodger lodger = passage.go();
    lodger.follow(() -> assertThat(lodger.arrive(outlet)).isTrue());
    settle();
    return lodger;
  }

  private void publish(byte[] octets) {
    alice.publish(ByteBuffer.wrap(octets), new int[] {octets.length}, 1);
  }

  private void settle() {
    for (int i = 0; i < 10; i++) {
      router.flush();
      owner.acknowledge();
      while (!toOther.isEmpty()) {
        toOther.remove().run();
      }
      mirrors.flush();
      other.acknowledge();
      while (!toOwner.isEmpty()) {
        toOwner.remove().run();
      }
    }
  }
}
