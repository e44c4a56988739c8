package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.session.RecordingHall.entered;
import static org.mles.session.RecordingHall.joined;
import static org.mles.session.RecordingHall.published;
import static org.mles.testing.Frames.concat;
import static org.mles.testing.Frames.frame;
import static org.mles.testing.Frames.header;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.frame.v1.V1Header;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.testing.Allocation;
import org.mles.testing.Frames;

/** One connection without a socket: what does the session make of octets? */
class V1SessionTest {
  private static final byte[] JOIN = frame("alice", "");
  private static final byte[] HELLO = frame("alice", "hello");
  private static final List<String> AFTER_JOIN =
      List.of(joined("alice"), published(JOIN), entered(JOIN));

  private final RecordingHall hall = new RecordingHall();
  private final V1Session session = session(V1Header.MAX_BODY_OCTETS);

  @Test
  void joinsByTheFirstFrameAndPublishesItVerbatim() {
    assertThat(receive(JOIN)).isNull();
    assertThat(session.joined()).isTrue();
    assertThat(hall.calls).isEqualTo(AFTER_JOIN);
  }

  @Test
  void passesOnFramesThatCameTogetherWithTheJoin() {
    assertThat(receive(concat(JOIN, HELLO, HELLO))).isNull();
    assertThat(hall.calls).startsWith(AFTER_JOIN.toArray(String[]::new));
    assertThat(hall.calls.subList(AFTER_JOIN.size(), hall.calls.size()))
        .containsExactly(published(HELLO), published(HELLO));
  }

  @Test
  void passesOnWholeFramesOfOneReadAsOneRun() {
    receive(JOIN);
    hall.runs.clear();
    receive(concat(HELLO, HELLO, HELLO));
    assertThat(hall.runs).containsExactly(3);
  }

  @Test
  void passesOnALongRunInPiecesAndInOrder() {
    receive(JOIN);
    hall.runs.clear();
    byte[][] frames = new byte[2500][];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frame("alice", "no. " + i);
    }
    receive(concat(frames));
    assertThat(hall.runs).as("runs of 64 frames").hasSize(40);
    assertThat(hall.calls.subList(AFTER_JOIN.size(), hall.calls.size()))
        .containsExactlyElementsOf(Arrays.stream(frames).map(RecordingHall::published).toList());
  }

  @Test
  void doesNotReadTheBodiesOfLaterFrames() {
    byte[] garbage = Frames.around("alice", new byte[] {(byte) 0xFF});
    byte[] resync = Frames.resync("alice", JOIN, HELLO);
    byte[] elsewhere = frame("bob", "elsewhere", new byte[0]);
    assertThat(receive(concat(JOIN, garbage, resync, elsewhere))).isNull();
    assertThat(hall.calls.subList(AFTER_JOIN.size(), hall.calls.size()))
        .containsExactly(published(garbage), published(resync), published(elsewhere));
  }

  @Test
  void takesTheCidAsSentAndUnsigned() {
    byte[] join = JOIN.clone();
    Arrays.fill(join, 4, 8, (byte) 0xFF);
    assertThat(receive(join)).isNull();
    assertThat(hall.calls).contains("join alice room 4294967295");
  }

  @Test
  void comparesAll64BitsOfTheKey() {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      byte[] wrong = JOIN.clone();
      wrong[8 + bit / 8] ^= (byte) (1 << bit % 8);
      Refusal refusal = session(V1Header.MAX_BODY_OCTETS).receiveAndEnter(ByteBuffer.wrap(wrong));
      assertThat(ruleOf(refusal)).as("bit %d", bit).isEqualTo(WireRule.WRONG_KEY);
    }
    assertThat(hall.calls).isEmpty();
  }

  @Test
  void refusesAFirstBodyThatCannotBeDecodedEvenUnderTheKeyOfEmptyNames() {
    long key = Frames.key("", "");
    byte[] garbage = ByteBuffer.allocate(17).put(header('M', 1)).put(16, (byte) 0xFF).array();
    ByteBuffer.wrap(garbage).putLong(8, key);
    assertThat(ruleOf(receive(garbage))).isEqualTo(WireRule.UNDECODABLE_BODY);
    assertThat(hall.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "78, 5, BAD_TYPE",
    "0, 0, BAD_TYPE",
    "77, 0, ZERO_LENGTH",
    "77, 101, BODY_TOO_LONG",
    "77, 16777215, BODY_TOO_LONG"
  })
  void refusesABadHeaderAsTheFirstAndAsALaterOne(int type, int bodyOctets, WireRule rule) {
    assertThat(ruleOf(session(100).receiveAndEnter(ByteBuffer.wrap(header(type, bodyOctets)))))
        .isEqualTo(rule);
    assertThat(hall.calls).isEmpty();
    V1Session member = session(100);
    assertThat(member.receiveAndEnter(ByteBuffer.wrap(concat(JOIN, HELLO)))).isNull();
    assertThat(ruleOf(member.receiveAndEnter(ByteBuffer.wrap(header(type, bodyOctets)))))
        .isEqualTo(rule);
  }

  @Test
  void acceptsABodyOfExactlyTheLimit() {
    int octets = JOIN.length - V1Header.OCTETS;
    assertThat(session(octets).receiveAndEnter(ByteBuffer.wrap(JOIN))).isNull();
    assertThat(ruleOf(session(octets - 1).receiveAndEnter(ByteBuffer.wrap(JOIN))))
        .isEqualTo(WireRule.BODY_TOO_LONG);
  }

  @Test
  void judgesAHeaderAsSoonAsItsFourthOctetIsThere() {
    assertThat(receive(new byte[] {'M', 0, 0})).isNull();
    assertThat(ruleOf(receive(new byte[] {0}))).isEqualTo(WireRule.ZERO_LENGTH);
  }

  @Test
  void judgesATypeByItsOneOctet() {
    assertThat(ruleOf(receive(new byte[] {'N'}))).isEqualTo(WireRule.BAD_TYPE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void publishesGoodFramesBeforeABadHeaderOfTheSameRead(boolean withTheJoin) {
    byte[] bad = header('X', 1);
    if (withTheJoin) {
      assertThat(ruleOf(receive(concat(JOIN, HELLO, bad)))).isEqualTo(WireRule.BAD_TYPE);
    } else {
      receive(JOIN);
      assertThat(ruleOf(receive(concat(HELLO, bad)))).isEqualTo(WireRule.BAD_TYPE);
    }
    assertThat(hall.calls).endsWith(published(HELLO)).hasSize(AFTER_JOIN.size() + 1);
  }

  @Test
  void staysRefusedWhateverComes() {
    Refusal first = receive(concat(JOIN, header('X', 1), HELLO));
    assertThat(receive(HELLO)).isSameAs(first);
    assertThat(receive(JOIN)).isSameAs(first);
    assertThat(session.end()).isSameAs(first);
    assertThat(hall.calls).isEqualTo(AFTER_JOIN);
  }

  @Test
  void isRefusedWhenTheRoomRefusesTheJoin() {
    hall.answer = new Refusal(WireRule.DUPLICATE_CID, "taken");
    assertThat(receive(concat(JOIN, HELLO))).isSameAs(hall.answer);
    assertThat(session.joined()).isFalse();
    assertThat(hall.calls).containsExactly(joined("alice"));
  }

  @Test
  void endsWellOnlyBetweenFrames() {
    assertThat(session.end()).isNull();
    receive(JOIN);
    assertThat(session.end()).isNull();
    receive(Arrays.copyOf(HELLO, HELLO.length - 1));
    assertThat(ruleOf(session.end())).isEqualTo(WireRule.END_INSIDE_FRAME);
    assertThat(hall.calls).isEqualTo(AFTER_JOIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17})
  void refusesAnEndInsideTheFirstFrame(int octets) {
    assertThat(receive(Arrays.copyOf(JOIN, octets))).isNull();
    assertThat(ruleOf(session.end())).isEqualTo(WireRule.END_INSIDE_FRAME);
    assertThat(hall.calls).isEmpty();
  }

  @Test
  void takesMemoryForOctetsReceivedAndNotForOctetsAnnounced() {
    byte[] announced = header('M', V1Header.MAX_BODY_OCTETS);
    byte[] some = new byte[100_000];
    V1Session warm = session(V1Header.MAX_BODY_OCTETS);
    warm.receiveAndEnter(ByteBuffer.wrap(concat(announced, some)));
    V1Session greedy = session(V1Header.MAX_BODY_OCTETS);
    long forHeader = Allocation.octetsOf(() -> greedy.receiveAndEnter(ByteBuffer.wrap(announced)));
    assertThat(forHeader).isLessThan(1_000);
    long forSome = Allocation.octetsOf(() -> greedy.receiveAndEnter(ByteBuffer.wrap(some)));
    assertThat(forSome).isLessThan(3L * some.length);
  }

  @Test
  void givesBackTheMemoryOfALongFrame() {
    receive(JOIN);
    byte[] large = frame("alice", "x".repeat(1_000_000));
    receive(Arrays.copyOf(large, large.length - 1));
    receive(Arrays.copyOfRange(large, large.length - 1, large.length));
    ByteBuffer cut = ByteBuffer.wrap(HELLO, 0, HELLO.length - 1);
    long again = Allocation.octetsOf(() -> session.receiveAndEnter(cut));
    assertThat(again).as("a new, small buffer").isBetween(1L, 2_000L);
  }

  private @Nullable Refusal receive(byte[] octets) {
    return session.receiveAndEnter(ByteBuffer.wrap(octets));
  }

  private V1Session session(int maxBodyOctets) {
    return new V1Session(rules(maxBodyOctets, false), List.of(""), hall);
  }

  static SessionRules rules(int maxBodyOctets, boolean strictResync) {
    return new SessionRules(Frames.KEYS, maxBodyOctets, strictResync);
  }

  static @Nullable WireRule ruleOf(@Nullable Refusal refusal) {
    return refusal == null ? null : refusal.rule();
  }
}
