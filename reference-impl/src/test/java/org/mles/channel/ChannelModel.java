package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** The channel under test and all that is known of it. */
final class ChannelModel {
  enum Kind {
    JOIN,
    PUBLISH,
    BURST,
    RESTORE,
    CREDIT,
    STOP,
    FLUSH,
    SAY,
    LEAVE,
    REMOVE
  }

  /** One step; the numbers choose among what there is when it is taken. */
  record Step(Kind kind, int who, int what) {}

  /** Bounds under which a whole run of steps is taken. */
  record Setting(int segmentOctets, int historyFrames, long historyOctets, long slowReaderOctets) {}

  private final Setting setting;
  private final WatchedPool pool;
  private final ChannelRouter router;
  private final Deque<byte[]> history = new ArrayDeque<>();
  private final List<ModelReader> readers = new ArrayList<>();
  private long nextId;
  private int nextFrame;

  ChannelModel(Setting setting) {
    this.setting = setting;
    pool = new WatchedPool(setting.segmentOctets());
    HistoryLimits retained = new HistoryLimits(setting.historyFrames(), setting.historyOctets());
    router =
        new ChannelRouter(
            new RouterLimits(retained, setting.slowReaderOctets(), 1, 1, 0), pool.memory(), pool);
  }

  void take(Step step) {
    switch (step.kind()) {
      case JOIN -> join();
      case PUBLISH -> publish(reader(step.who()), List.of(frame(step.what())));
      case BURST -> burst(step);
      case RESTORE -> restore(reader(step.who()), step.what());
      case CREDIT -> credit(step.who(), step.what());
      case STOP -> stop(step.who());
      case FLUSH -> flush();
      case SAY -> say(reader(step.who()), step.what());
      case LEAVE -> leave(reader(step.who()));
      case REMOVE -> remove(step.who());
    }
  }

  private Channel channel() {
    Channel channel = router.open("room");
    if (channel == null) {
      throw new IllegalStateException("no room");
    }
    return channel;
  }

  private void join() {
    ModelReader reader = new ModelReader(channel(), nextId++, List.copyOf(history));
    readers.add(reader);
    publish(reader, List.of(frame(0)));
  }

  private @Nullable ModelReader reader(int number) {
    List<ModelReader> active = readers.stream().filter(reader -> !reader.leaving).toList();
    return active.isEmpty() ? null : active.get(number % active.size());
  }

  /** Frames of two members take turns, which cuts the way of both into many ranges. */
  private void burst(Step step) {
    for (int i = 0; i < 150; i++) {
      publish(reader(step.who() + i % 2), List.of(frame(17)));
    }
  }

  private void publish(@Nullable ModelReader publisher, List<byte[]> frames) {
    if (publisher == null) {
      return;
    }
    for (byte[] frame : frames) {
      channel().publish(publisher.subscriber, ByteBuffer.wrap(frame), new int[] {frame.length}, 1);
      readers.forEach(reader -> reader.append(frame, reader == publisher));
      retain(frame);
    }
  }

  private void retain(byte[] frame) {
    history.add(frame);
    while (history.size() > setting.historyFrames()
        || history.stream().mapToLong(each -> each.length).sum() > setting.historyOctets()) {
      history.remove();
    }
  }

  /** Restores some of what is held, doubled or not, and some of what is not. */
  private void restore(@Nullable ModelReader publisher, int what) {
    if (publisher == null) {
      return;
    }
    List<byte[]> frames = new ArrayList<>(history);
    frames.subList(0, Math.min(frames.size(), what % 3)).clear();
    for (int i = 0; i < what % 9; i++) {
      frames.add(what % (frames.size() + 1), frame(what + i));
      frames.add(frames.get(i));
    }
    MergeModel merge = MergeModel.of(List.copyOf(history), frames);
    channel().restore(publisher.subscriber, Frames.rope(frames));
    for (byte[] frame : merge.missing()) {
      readers.forEach(reader -> reader.append(frame, reader == publisher));
    }
    history.clear();
    merge.merged().forEach(this::retain);
  }

  private void credit(int who, int what) {
    if (!readers.isEmpty()) {
      ModelReader reader = readers.get(who % readers.size());
      reader.outlet.credit = what % 5 == 0 ? Long.MAX_VALUE : what;
      channelOf(reader).markDirty();
    }
  }

  private void stop(int who) {
    if (!readers.isEmpty()) {
      readers.get(who % readers.size()).outlet.credit = 0;
    }
  }

  private void say(@Nullable ModelReader told, int what) {
    if (told != null) {
      byte[] word = new byte[1 + what % 50];
      Arrays.fill(word, (byte) what);
      told.say(word);
      channelOf(told).say(told.subscriber, ByteBuffer.wrap(word));
    }
  }

  private void leave(@Nullable ModelReader leaving) {
    if (leaving != null) {
      leaving.leaving = true;
      channelOf(leaving).leave(leaving.subscriber);
    }
  }

  private void remove(int who) {
    if (!readers.isEmpty()) {
      remove(readers.get(who % readers.size()));
    }
  }

  private void remove(ModelReader gone) {
    readers.remove(gone);
    channelOf(gone).remove(gone.subscriber);
  }

  private static Channel channelOf(ModelReader reader) {
    return reader.subscriber.channel();
  }

  private void flush() {
    router.flush();
    for (ModelReader reader : List.copyOf(readers)) {
      check(reader);
    }
    assertThat(router.populatedChannels()).isEqualTo(readers.isEmpty() ? 0 : 1);
  }

  private void check(ModelReader reader) {
    TestOutlet outlet = reader.outlet;
    byte[] received = outlet.received.toByteArray();
    byte[] due = Arrays.copyOf(reader.expected.toByteArray(), received.length);
    assertThat(received.length).isLessThanOrEqualTo(reader.expected.size());
    assertThat(received).isEqualTo(due);
    if (outlet.credit > 0) {
      assertThat(received.length)
          .as("all that there is credit for")
          .isEqualTo(reader.expected.size());
    }
    if (reader.leaving && reader.hasAll()) {
      assertThat(outlet.drained).isEqualTo(1);
      remove(reader);
    } else {
      assertThat(outlet.drained).isZero();
      boolean slow = reader.lag() > setting.slowReaderOctets();
      assertThat(outlet.refused).isEqualTo(slow ? WireRule.SLOW_READER : null);
      if (slow) {
        remove(reader);
      }
    }
  }

  /** Lets everybody read to the end and leave, then looks for memory that was not given back. */
  void finish() {
    for (ModelReader reader : readers) {
      reader.outlet.credit = Long.MAX_VALUE;
      channelOf(reader).markDirty();
    }
    flush();
    List.copyOf(readers).forEach(this::remove);
    flush();
    assertThat(router.desertedChannels()).isEqualTo(history.isEmpty() ? 0 : 1);
    router.age(1);
    router.age(Long.MAX_VALUE / 2);
    assertThat(router.desertedChannels()).isZero();
    assertThat(pool.inUse()).as("segments that nobody needs").isZero();
  }

  /** Frames are all different, so that one in another's place is noticed. */
  private byte[] frame(int what) {
    byte[] frame = new byte[17 + (what % 20 == 0 ? 11 * what : what % 60)];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (byte) (nextFrame + i * 31);
    }
    int bodyOctets = frame.length - V1Header.OCTETS;
    ByteBuffer.wrap(frame).putInt(V1Header.TYPE << 24 | bodyOctets).putInt(nextFrame++);
    return frame;
  }
}
