package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.ChannelRouter;
import org.mles.channel.FlushBudget;
import org.mles.channel.HistoryLimits;
import org.mles.channel.RouterLimits;
import org.mles.channel.Subscriber;
import org.mles.memory.Octets;
import org.mles.memory.ServerMemory;

/**
 * A channel on several loops, each turned when the test likes, with members that come, go, read or
 * do not; what the owner appended is known from a member that reads everything there.
 */
final class MirrorModel {
  /** Bounds under which a whole run is taken. */
  record Setting(int loops, int mirrorFrom, int historyFrames, long slowOctets, long logOctets) {
    boolean isShort() {
      return logOctets < 1 << 20;
    }
  }

  /** A loop without a thread: its messages wait until it is turned. */
  private static final class ModelLoop {
    final Queue<Runnable> messages = new ArrayDeque<>();
    final List<Passenger> waiting = new ArrayList<>();
    final FlushBudget budget = new FlushBudget(3, 1 << 20);
    final ChannelRouter mirrors;
    final Host host;

    ModelLoop(RouterLimits limits, ServerMemory memory) {
      mirrors = new ChannelRouter(limits, memory);
      host = new Host(messages::add, mirrors);
    }

    void deliver(int most) {
      for (int i = 0; i < most && !messages.isEmpty(); i++) {
        messages.remove().run();
      }
    }
  }

  private record Passenger(ModelMember member, Passage passage) {}

  private static final String NAME = "room";

  private final Setting setting;
  private final Random random;
  private final ServerMemory memory;
  private final ChannelRouter router;
  private final List<ModelLoop> loops = new ArrayList<>();
  private final List<ModelMember> members = new ArrayList<>();
  private final List<ModelMember> gone = new ArrayList<>();
  private final ModelMember witness;
  private final int owner;
  private long nextId = 1;
  private int nextFrame;
  private int moves;

  MirrorModel(Setting setting, long seed) {
    this.setting = setting;
    random = new Random(seed);
    memory = ServerMemory.of(setting.logOctets(), 1 << 30, 1 << 30);
    HistoryLimits history = new HistoryLimits(setting.historyFrames(), 1 << 20);
    router = new ChannelRouter(limits(history), memory);
    for (int i = 0; i < setting.loops(); i++) {
      loops.add(new ModelLoop(limits(new HistoryLimits(0, 0)), memory));
    }
    owner = random.nextInt(setting.loops());
    witness = join();
  }

  private RouterLimits limits(HistoryLimits history) {
    return new RouterLimits(history, setting.slowOctets(), 10, 10, 1);
  }

  /** Tells whether what was appended is still known. */
  boolean goesOn() {
    return !witness.outlet.isOver();
  }

  int moves() {
    return moves;
  }

  void step() {
    int what = random.nextInt(100);
    if (what < 12 && members.size() < 24) {
      join();
    } else if (what < 34) {
      publish(1 + random.nextInt(4));
    } else if (what < 36) {
      publish(60);
    } else if (what < 60) {
      loops.get(random.nextInt(loops.size())).deliver(1 + random.nextInt(5));
    } else if (what < 84) {
      flush(random.nextInt(loops.size()));
    } else {
      act(any(), what);
    }
  }

  private void act(@Nullable ModelMember member, int what) {
    if (member == null || member == witness) {
      return;
    }
    if (what < 89) {
      member.outlet.credit = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(3000);
      member.membership.writable();
    } else if (what < 91) {
      member.outlet.credit = 0;
    } else if (what < 96) {
      member.say(known());
    } else if (what < 98) {
      member.leave(known());
    } else {
      remove(member);
    }
  }

  /** Says how many frames anybody could know of by now. */
  private int known() {
    return witness.frames().size();
  }

  private @Nullable ModelMember any() {
    List<ModelMember> settled = members.stream().filter(ModelMember::isActive).toList();
    return settled.isEmpty() ? null : settled.get(random.nextInt(settled.size()));
  }

  private Channel channel() {
    Channel channel = router.open(NAME);
    if (channel == null) {
      throw new IllegalStateException("no room");
    }
    return channel;
  }

  private ModelMember join() {
    long id = nextId++;
    ModelOutlet outlet = new ModelOutlet();
    Channel channel = channel();
    Subscriber joined = channel.join(id, outlet);
    if (joined == null) {
      throw new IllegalStateException(id + " is taken");
    }
    ModelMember member = new ModelMember(id, owner, outlet, joined);
    members.add(member);
    List<Host> hosts = loops.stream().map(loop -> loop.host).toList();
    Passage passage = Mirrors.place(channel, joined, new Hosts(hosts, owner, setting.mirrorFrom()));
    if (passage != null) {
      loops.get(owner).waiting.add(new Passenger(member, passage));
    }
    member.publish(List.of(frame(member)));
    return member;
  }

  private void publish(int count) {
    ModelMember member = any();
    if (member == null || member == witness || !member.membership.takesFrames()) {
      return;
    }
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(frame(member));
    }
    if (count == 1 && random.nextBoolean()) {
      member.membership.publish(Octets.of(frames.get(0)));
    } else {
      member.publish(frames);
    }
  }

  private byte[] frame(ModelMember publisher) {
    int filler = random.nextInt(20) == 0 ? random.nextInt(setting.isShort() ? 30_000 : 3_000) : 5;
    return ModelFrame.encode(nextFrame++, publisher.id, filler);
  }

  private void flush(int number) {
    ModelLoop loop = loops.get(number);
    loop.budget.renew();
    if (number == owner) {
      router.flush(loop.budget);
    }
    loop.mirrors.flush(loop.budget);
    List<Passenger> present = List.copyOf(loop.waiting);
    loop.waiting.clear();
    present.forEach(passenger -> depart(loop, passenger));
    loop.host.acknowledge();
    bury();
  }

  private void depart(ModelLoop loop, Passenger passenger) {
    ModelMember member = passenger.member();
    if (!member.isActive() || passenger.passage().isPointless()) {
      passenger.passage().abandon();
    } else if (passenger.passage().isOpen()) {
      int there = passenger.passage().loop();
      Lodger lodger = passenger.passage().go();
      member.goesTo(lodger);
      moves++;
      lodger.follow(() -> member.arrives(there, lodger));
    } else {
      loop.waiting.add(passenger);
    }
  }

  /** What a connection does at the end of a turn in which it was closed. */
  private void bury() {
    for (ModelMember member : List.copyOf(members)) {
      if (member.isSettled() && member.outlet.isOver()) {
        assertThat(member.outlet.refused() == null || mayBeRefused(member)).isTrue();
        remove(member);
      }
    }
  }

  private boolean mayBeRefused(ModelMember member) {
    return setting.isShort() || member.outlet.credit < Long.MAX_VALUE;
  }

  private void remove(ModelMember member) {
    members.remove(member);
    gone.add(member);
    member.remove();
  }

  /** Lets everybody read and everything arrive; then all must have all, and nothing be left. */
  void finish() {
    members.forEach(member -> member.outlet.credit = Long.MAX_VALUE);
    settle();
    List<ModelFrame> order = witness.frames();
    boolean known = goesOn();
    for (ModelMember member : members) {
      member.check(order, known);
    }
    for (ModelMember member : gone) {
      member.check(order, false);
    }
    List.copyOf(members).forEach(this::remove);
    settle();
    router.age(1);
    router.age(Long.MAX_VALUE / 2);
    assertThat(router.populatedChannels()).isZero();
    loops.forEach(loop -> assertThat(loop.mirrors.populatedChannels()).isZero());
    assertThat(memory.logs().heldOctets()).as("log memory").isZero();
    assertThat(memory.heap().held()).as("heap").isZero();
  }

  private void settle() {
    for (int i = 0; i < 2_000; i++) {
      for (int loop = 0; loop < loops.size(); loop++) {
        loops.get(loop).deliver(Integer.MAX_VALUE);
        flush(loop);
      }
      if (i % 50 == 0) {
        members.stream().filter(ModelMember::isSettled).forEach(m -> m.membership.writable());
      }
      boolean quiet = loops.stream().allMatch(loop -> loop.messages.isEmpty());
      boolean unsent = router.hasUnsent();
      for (ModelLoop loop : loops) {
        unsent |= loop.mirrors.hasUnsent() || !loop.waiting.isEmpty();
      }
      if (i > 100 && quiet && !unsent) {
        return;
      }
    }
    throw new AssertionError("it does not come to rest");
  }
}
