package org.mles.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/** N-02, N-03, N-05 to N-07, N-11, N-13, N-16 of the N draft, without a socket. */
class NSessionTest {
  private static final byte[] JSON = "{\"uid\":\"User\",\"channel\":\"Channel\"}".getBytes(UTF_8);
  private static final long HASH = 0x947a3096fde201a6L;
  private static final byte[] FIRST = NFrame.encode(HASH, JSON);

  private final Heard room = new Heard();
  private final NSession session = session(null);

  @Test
  void joinsUnderItsHashAndPassesNothingOn() {
    assertThat(receive(FIRST)).isNull();
    assertThat(session.joined()).isTrue();
    assertThat(room.joins)
        .containsExactly(new Join(Protocol.N_DRAFT, "User", "Channel", HASH, HASH));
    assertThat(room.published).isEmpty();
  }

  @Test
  void waitsBetweenAFirstFrameThatIsRightAndTheJoin() {
    ByteBuffer in = ByteBuffer.wrap(withData(FIRST, 7));
    assertThat(session.receive(in)).isNull();
    assertThat(session.knocking()).isNotNull();
    assertThat(session.joined()).isFalse();
    assertThat(in.remaining()).isEqualTo(7);
    assertThat(session.receive(in)).isNull();
    assertThat(in.remaining()).isEqualTo(7);
    assertThat(session.enter()).isNull();
    assertThat(session.receive(in)).isNull();
    assertThat(room.published).containsExactly(new byte[7]);
  }

  @Test
  void takesOctetsBehindTheFirstFrameForData() {
    receive(withData(FIRST, 3));
    assertThat(room.published).containsExactly(new byte[3]);
  }

  @Test
  void passesEachReadOnAsOneChunk() {
    receive(FIRST);
    receive(new byte[] {'N', 0, 0});
    receive(new byte[] {'M'});
    assertThat(room.published).containsExactly(new byte[] {'N', 0, 0}, new byte[] {'M'});
  }

  @Test
  void cutsLongReadsAtSixtyFourKibibytes() {
    receive(FIRST);
    receive(new byte[150_000]);
    assertThat(room.published)
        .extracting(chunk -> chunk.length)
        .containsExactly(65_536, 65_536, 18_928);
  }

  @Test
  void joinsWithTheHashOfItsSharedKeyAlone() {
    NSession keyed = session("mles-devel-frank");
    assertRefused(keyed, FIRST, WireRule.N_WRONG_HASH);
    byte[] right = NFrame.encode(0xd1b457a9fc2d6e3cL, JSON);
    assertThat(session("mles-devel-frank").receiveAndEnter(ByteBuffer.wrap(right))).isNull();
    assertRefused(session, right, WireRule.N_WRONG_HASH);
  }

  @Test
  void comparesEachBitOfTheHash() {
    for (int bit = 0; bit < 64; bit++) {
      assertRefused(session(null), NFrame.encode(HASH ^ (1L << bit), JSON), WireRule.N_WRONG_HASH);
    }
    assertThat(room.joins).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "4d, N_BAD_TYPE",
    "00, N_BAD_TYPE",
    "4e000000, N_JSON_TOO_SHORT",
    "4e000001, N_JSON_TOO_SHORT",
    "4e010001, N_JSON_TOO_LONG",
    "4effffff, N_JSON_TOO_LONG",
    "4e000002 0000000000000000 7b7d, N_UNDECODABLE_JSON"
  })
  void refusesAsSoonAsTheRuleIsBroken(String octets, WireRule rule) {
    assertRefused(session, HexFormat.of().parseHex(octets.replace(" ", "")), rule);
    assertThat(session.end()).extracting(refusal -> refusal.rule()).isEqualTo(rule);
  }

  @Test
  void staysRefused() {
    assertRefused(session, new byte[] {'X'}, WireRule.N_BAD_TYPE);
    assertRefused(session, FIRST, WireRule.N_BAD_TYPE);
    assertThat(room.joins).isEmpty();
  }

  @Test
  void passesNothingOnIfTheRoomDoesNotLetItIn() {
    room.answer = new Refusal(WireRule.N_DUPLICATE_HASH, "taken");
    assertThat(receive(withData(FIRST, 9))).isEqualTo(room.answer);
    assertThat(session.joined()).isFalse();
    assertThat(receive(new byte[5])).isEqualTo(room.answer);
    assertThat(room.published).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11, 12, 13, 45})
  void refusesAnEndInsideTheFirstFrame(int octets) {
    receive(Arrays.copyOf(FIRST, octets));
    assertThat(session.end())
        .extracting(refusal -> refusal.rule())
        .isEqualTo(WireRule.N_END_INSIDE_FIRST_FRAME);
    assertThat(room.joins).isEmpty();
  }

  @Test
  void mayEndBeforeTheFirstOctetAndAnywhereInTheData() {
    assertThat(session(null).end()).isNull();
    receive(withData(FIRST, 1));
    assertThat(session.end()).isNull();
  }

  @Test
  void refusesToEnterUnasked() {
    assertThatThrownBy(session::enter).isInstanceOf(IllegalStateException.class);
  }

  private NSession session(@Nullable String key) {
    return new NSession(new NSessionRules(NKeyPolicy.of(key), NSessionRules.MAX_JSON_OCTETS), room);
  }

  private @Nullable Refusal receive(byte[] octets) {
    return session.receiveAndEnter(ByteBuffer.wrap(octets));
  }

  private static byte[] withData(byte[] frame, int octets) {
    return Arrays.copyOf(frame, frame.length + octets);
  }

  private static void assertRefused(NSession session, byte[] octets, WireRule rule) {
    assertThat(session.receiveAndEnter(ByteBuffer.wrap(octets)))
        .isNotNull()
        .extracting(Refusal::rule)
        .isEqualTo(rule);
    assertThat(session.joined()).isFalse();
  }
}
