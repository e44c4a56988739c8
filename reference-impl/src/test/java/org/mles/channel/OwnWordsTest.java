package org.mles.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/** What one member is told and the others are not. */
class OwnWordsTest {
  private final ChannelRouter router = ChannelTest.router(100, 1 << 20);
  private final Channel room = ChannelTest.open(router, "room");
  private final TestOutlet told = new TestOutlet();
  private final TestOutlet other = new TestOutlet();
  private final Subscriber alice = ChannelTest.join(room, 1, told);
  private final Subscriber bob = ChannelTest.join(room, 2, other);

  @Test
  void goOutBetweenTheFramesWhereTheyWereSaid() {
    publish("before");
    room.say(alice, word("-word-"));
    publish("after");
    router.flush();
    assertThat(told.received.toString(US_ASCII)).isEqualTo("before-word-after");
    assertThat(other.received.size()).isZero();
  }

  @Test
  void areNotCutByAFrameHoweverLittleIsTaken() {
    publish("before");
    room.say(alice, word("-word-"));
    publish("after");
    for (int octets = 1; octets <= 17; octets++) {
      told.credit = 1;
      room.markDirty();
      router.flush();
      assertThat(told.received.toString(US_ASCII))
          .isEqualTo("before-word-after".substring(0, octets));
    }
  }

  @Test
  void goOutAtOnceToWhoHasReadAll() {
    room.say(alice, word("pong"));
    room.say(alice, word("pong"));
    router.flush();
    assertThat(told.received.toString(US_ASCII)).isEqualTo("pongpong");
    assertThat(told.writes).isEqualTo(2);
  }

  @Test
  void comeBeforeTheEnd() {
    publish("before");
    room.say(alice, word("-bye"));
    room.leave(alice);
    publish("after");
    room.say(alice, word("too late"));
    told.credit = 8;
    router.flush();
    assertThat(told.drained).isZero();
    told.credit = Long.MAX_VALUE;
    room.markDirty();
    router.flush();
    assertThat(told.received.toString(US_ASCII)).isEqualTo("before-bye");
    assertThat(told.drained).isOne();
  }

  @Test
  void makeASlowReaderOfWhoDoesNotReadThem() {
    told.credit = 0;
    for (int octets = 0; octets < OwnWords.MAX_OCTETS; octets += 1 << 10) {
      room.say(alice, ByteBuffer.allocate(1 << 10));
    }
    router.flush();
    assertThat(told.refused).isNull();
    room.say(alice, ByteBuffer.allocate(1));
    assertThat(told.refused).isEqualTo(WireRule.SLOW_READER);
    assertThat(other.refused).isNull();
  }

  @Test
  void areBoundedInNumberToo() {
    told.credit = 0;
    for (int i = 0; i < 1_000; i++) {
      room.say(alice, word("!"));
    }
    assertThat(told.refused).isEqualTo(WireRule.SLOW_READER);
  }

  @Test
  void countAsHeapUntilTheyAreOut() {
    Budget heap = new Budget(1 << 10);
    OwnWords words = new OwnWords(heap);
    assertThat(words.add(0, ByteBuffer.allocate(300))).isNull();
    assertThat(words.add(0, ByteBuffer.allocate(300))).isNull();
    long held = heap.held();
    assertThat(held).isGreaterThan(600);
    assertThat(words.add(0, ByteBuffer.allocate(300))).isEqualTo(WireRule.NO_MEMORY);
    assertThat(heap.held()).isEqualTo(held);
    told.credit = 450;
    ByteBuffer[] slices = new ByteBuffer[1];
    assertThat(words.write(told, slices)).isTrue();
    assertThat(words.write(told, slices)).isFalse();
    assertThat(heap.held()).isEqualTo(held / 2);
    words.close();
    words.close();
    assertThat(heap.held()).isZero();
  }

  @Test
  void giveBackTheirMemoryWithTheMember() {
    Budget heap = room.heap();
    long before = heap.held();
    told.credit = 0;
    room.say(alice, word("never read"));
    assertThat(heap.held()).isGreaterThan(before);
    room.remove(alice);
    assertThat(heap.held()).isLessThanOrEqualTo(before);
  }

  private void publish(String octets) {
    room.publish(bob, word(octets), new int[] {octets.length()}, 1);
  }

  private static ByteBuffer word(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
