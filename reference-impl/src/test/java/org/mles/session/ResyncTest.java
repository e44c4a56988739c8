package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.session.RecordingHall.entered;
import static org.mles.session.RecordingHall.joined;
import static org.mles.session.RecordingHall.published;
import static org.mles.session.RecordingHall.restored;
import static org.mles.session.V1SessionTest.ruleOf;
import static org.mles.testing.Frames.concat;
import static org.mles.testing.Frames.frame;
import static org.mles.testing.Frames.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.frame.v1.V1Header;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** A resync as the first frame. */
class ResyncTest {
  private static final byte[] OLDEST = frame("alice", "");
  private static final byte[] SECOND = frame("bob", "hi");
  private static final byte[] GARBAGE = Frames.around("carol", new byte[] {1, 2, 3});

  private final RecordingHall hall = new RecordingHall();

  @Test
  void joinsAsTheOldestItemAndRestoresAll() {
    byte[] resync = Frames.resync("stranger", OLDEST, SECOND, GARBAGE);
    assertThat(receive(resync, false)).isNull();
    assertThat(hall.calls)
        .containsExactly(
            joined("alice"), restored(List.of(OLDEST, SECOND, GARBAGE)), entered(OLDEST));
  }

  @Test
  void goesOnAsAnOrdinaryMember() {
    assertThat(receive(concat(Frames.resync("alice", OLDEST, SECOND), SECOND), false)).isNull();
    assertThat(hall.calls).endsWith(published(SECOND));
  }

  @Test
  void checksTheOuterKeyOnlyInTheStrictProfile() {
    byte[] forged = Frames.resync("stranger", OLDEST, SECOND);
    assertThat(receive(forged, false)).isNull();
    assertThat(ruleOf(receive(forged, true))).isEqualTo(WireRule.RESYNC_OUTER_KEY);
    assertThat(receive(Frames.resync("alice", OLDEST, SECOND), true)).isNull();
  }

  @Test
  void refusesAWrongKeyInTheOldestItem() {
    byte[] wrong = OLDEST.clone();
    wrong[15] ^= 1;
    assertThat(ruleOf(receive(Frames.resync("alice", wrong, SECOND), false)))
        .isEqualTo(WireRule.WRONG_KEY);
    assertThat(hall.calls).isEmpty();
  }

  @Test
  void leavesOutItemsOfAnotherChannelAndNestedResyncs() {
    byte[] foreign = frame("bob", "elsewhere", new byte[0]);
    byte[] nested = Frames.resync("alice", OLDEST, SECOND);
    assertThat(receive(Frames.resync("alice", OLDEST, foreign, nested, SECOND), false)).isNull();
    assertThat(hall.calls).contains(restored(List.of(OLDEST, SECOND)));
  }

  @ParameterizedTest
  @MethodSource
  void refusesAnItemThatIsNotOneWholeFrame(String what, byte[] item) {
    assertThat(ruleOf(receive(Frames.resync("alice", OLDEST, item), false)))
        .as(what)
        .isEqualTo(WireRule.RESYNC_ITEM);
    assertThat(ruleOf(receive(Frames.resync("alice", item, OLDEST), false)))
        .as("%s as the oldest", what)
        .isEqualTo(WireRule.RESYNC_ITEM);
    assertThat(hall.calls).isEmpty();
  }

  static Stream<Arguments> refusesAnItemThatIsNotOneWholeFrame() {
    return Stream.of(
        Arguments.of("nothing", new byte[0]),
        Arguments.of("three octets", new byte[] {'a', 'b', 'c'}),
        Arguments.of("fifteen octets of a header", Arrays.copyOf(SECOND, 15)),
        Arguments.of("a header of no body", header('M', 0)),
        Arguments.of("a header alone", Arrays.copyOf(SECOND, V1Header.OCTETS)),
        Arguments.of("another type", concat(header('N', 1), new byte[1])),
        Arguments.of("a body that is short", Arrays.copyOf(SECOND, SECOND.length - 1)),
        Arguments.of("a body that is long", Arrays.copyOf(SECOND, SECOND.length + 1)),
        Arguments.of("two frames", concat(SECOND, SECOND)),
        Arguments.of("a bare body", Arrays.copyOfRange(SECOND, V1Header.OCTETS, SECOND.length)));
  }

  @Test
  void refusesAnOldestItemThatIsNoMessage() {
    byte[] nested = Frames.resync("alice", OLDEST, SECOND);
    assertThat(ruleOf(receive(Frames.resync("alice", nested, SECOND), false)))
        .isEqualTo(WireRule.RESYNC_ITEM);
    assertThat(ruleOf(receive(Frames.resync("alice", GARBAGE, SECOND), false)))
        .isEqualTo(WireRule.RESYNC_ITEM);
  }

  @Test
  void takesABodyWithoutItemsForAnOrdinaryOneAndRefusesIt() {
    byte[] name = "resync_message".getBytes(StandardCharsets.US_ASCII);
    byte[] empty = concat(new byte[] {(byte) 0xA1, 0x6E}, name, new byte[] {(byte) 0x80});
    assertThat(ruleOf(receive(Frames.around("alice", empty), false)))
        .isEqualTo(WireRule.UNDECODABLE_BODY);
  }

  @Test
  void treatsAResyncOfOneItemAsThatFrame() {
    assertThat(receive(Frames.resync("alice", OLDEST), false)).isNull();
    assertThat(hall.calls).containsExactly(joined("alice"), published(OLDEST), entered(OLDEST));
  }

  private @Nullable Refusal receive(byte[] octets, boolean strict) {
    SessionRules rules = V1SessionTest.rules(V1Header.MAX_BODY_OCTETS, strict);
    return new V1Session(rules, List.of(""), hall).receiveAndEnter(ByteBuffer.wrap(octets));
  }
}
