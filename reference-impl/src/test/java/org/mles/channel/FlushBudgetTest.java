package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.concat;
import static org.mles.testing.Frames.frame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flush that may send only so much, and the one that goes on from there. */
class FlushBudgetTest {
  private static final int MEMBERS = 10;
  private static final byte[] FIRST = frame("alice", "first");
  private static final byte[] SECOND = frame("alice", "second");

  private final ChannelRouter router = ChannelTest.router(0, 1 << 20);
  private final FlushBudget fourSends = new FlushBudget(4, Long.MAX_VALUE);
  private final List<TestOutlet> hall = new ArrayList<>();
  private final List<TestOutlet> lobby = new ArrayList<>();
  private final Subscriber speaker = crowd("hall", hall, MEMBERS);
  private final Subscriber guest = crowd("lobby", lobby, 1);

  private Subscriber crowd(String channel, List<TestOutlet> outlets, int members) {
    Channel room = ChannelTest.open(router, channel);
    for (int i = 0; i < members; i++) {
      outlets.add(new TestOutlet());
      ChannelTest.join(room, i, outlets.get(i));
    }
    Subscriber publisher = ChannelTest.join(room, members, new TestOutlet());
    router.flush();
    return publisher;
  }

  @Test
  void servesEverybodyOnceHoweverManyFlushesItTakes() {
    ChannelTest.publish(speaker, FIRST);
    assertThat(flush()).isEqualTo(4);
    assertThat(speaker.channel().isBehind()).isTrue();
    assertThat(router.hasUnsent()).isTrue();
    assertThat(flush()).isEqualTo(8);
    assertThat(flush()).isEqualTo(MEMBERS);
    assertThat(speaker.channel().isBehind()).isFalse();
    assertThat(router.hasUnsent()).isFalse();
    assertThat(hall).allMatch(outlet -> outlet.writes == 1);
  }

  @Test
  void servesWhatComesMeanwhileInItsOrder() {
    ChannelTest.publish(speaker, FIRST);
    flush();
    ChannelTest.publish(speaker, SECOND);
    flushAll();
    assertThat(hall)
        .allSatisfy(
            outlet -> assertThat(outlet.received.toByteArray()).isEqualTo(concat(FIRST, SECOND)));
    assertThat(hall).filteredOn(outlet -> outlet.writes == 2).hasSize(4);
  }

  @Test
  void doesNotLetACrowdKeepAnotherChannelWaiting() {
    ChannelTest.publish(speaker, FIRST);
    ChannelTest.publish(guest, FIRST);
    flush();
    assertThat(lobby.get(0).writes).as("its turn is the next").isZero();
    assertThat(guest.channel().isBehind()).as("nothing is read from it until then").isTrue();
    ChannelTest.publish(speaker, SECOND);
    flush();
    assertThat(lobby.get(0).writes).isEqualTo(1);
    assertThat(guest.channel().isBehind()).isFalse();
  }

  @Test
  void endsWithTheSendThatSpendsTheOctets() {
    ChannelTest.publish(speaker, FIRST);
    router.flush(new FlushBudget(Integer.MAX_VALUE, 2L * FIRST.length));
    assertThat(served()).isEqualTo(2);
  }

  @Test
  void goesOnWhenAMemberLeavesInBetween() {
    ChannelTest.publish(speaker, FIRST);
    flush();
    speaker.channel().remove(speaker);
    flushAll();
    assertThat(served()).isEqualTo(MEMBERS);
    assertThat(hall).allMatch(outlet -> outlet.writes == 1);
  }

  private long flush() {
    fourSends.renew();
    router.flush(fourSends);
    return served();
  }

  private void flushAll() {
    while (router.hasUnsent()) {
      flush();
    }
  }

  private long served() {
    return hall.stream().filter(outlet -> outlet.received.size() > 0).count();
  }
}
