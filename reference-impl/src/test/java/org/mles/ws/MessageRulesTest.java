package org.mles.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Octets.hex;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.memory.Arena;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/** Each rule at the first octet that breaks it, the octets before being none of its breach. */
class MessageRulesTest {
  private static final int LIMIT = 300;

  @ParameterizedTest
  @CsvSource({
    "82 05,                               V2_WS_UNMASKED",
    "82 00,                               V2_WS_UNMASKED",
    "89 00,                               V2_WS_UNMASKED",
    "c2,                                  V2_WS_RESERVED_BIT",
    "a2,                                  V2_WS_RESERVED_BIT",
    "92,                                  V2_WS_RESERVED_BIT",
    "c9,                                  V2_WS_RESERVED_BIT",
    "83,                                  V2_WS_OPCODE",
    "87,                                  V2_WS_OPCODE",
    "8b,                                  V2_WS_OPCODE",
    "8f,                                  V2_WS_OPCODE",
    "09,                                  V2_WS_CONTROL",
    "08,                                  V2_WS_CONTROL",
    "0a,                                  V2_WS_CONTROL",
    "89 fe,                               V2_WS_CONTROL",
    "88 ff,                               V2_WS_CONTROL",
    "80,                                  V2_WS_FRAGMENT",
    "00,                                  V2_WS_FRAGMENT",
    "02 80 00000000 81,                   V2_WS_FRAGMENT",
    "01 80 00000000 02,                   V2_WS_FRAGMENT",
    "82 fe 00 7d,                         V2_WS_LENGTH",
    "82 fe 00 00,                         V2_WS_LENGTH",
    "82 ff 00 00 00 00 00 00 ff ff,       V2_WS_LENGTH",
    "82 ff 00 00 00 00 00 00 00 01,       V2_WS_LENGTH",
    "82 ff 80,                            V2_WS_HIGHEST_BIT",
    "82 ff ff,                            V2_WS_HIGHEST_BIT",
    "82 fe 01 2d,                         V2_WS_TOO_LONG",
    "82 ff 7f ff ff ff ff ff ff ff,       V2_WS_TOO_LONG",
    "82 ff 00 00 00 00 40 00 00 00,       V2_WS_TOO_LONG",
    "88 81 00000000 03,                   V2_WS_CLOSE_CODE",
    "88 82 00000000 0000,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 03e7,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 03ec,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 03ed,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 03ee,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 03f7,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 0bb7,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 1388,                 V2_WS_CLOSE_CODE",
    "88 82 00000000 ffff,                 V2_WS_CLOSE_CODE",
    "88 83 00000000 03e8 ff,              V2_WS_CLOSE_REASON",
    "88 84 00000000 03e8 c3 a4,           ",
    "88 83 00000000 03e8 c3,              V2_WS_CLOSE_REASON",
    "81 82 00000000 c0,                   V2_WS_TEXT",
    "81 83 00000000 e0 80,                V2_WS_TEXT",
    "81 83 00000000 ed a0,                V2_WS_TEXT",
    "81 84 00000000 f0 80,                V2_WS_TEXT",
    "81 84 00000000 f4 90,                V2_WS_TEXT",
    "81 81 00000000 80,                   V2_WS_TEXT",
    "81 82 00000000 f8,                   V2_WS_TEXT",
    "81 82 00000000 c3 41,                V2_WS_TEXT",
    "81 81 00000000 c3,                   V2_WS_TEXT",
    "01 81 00000000 c3 80 80 00000000,    V2_WS_TEXT",
    "01 81 00000000 c3 80 81 00000000 41, V2_WS_TEXT",
  })
  void refusesAtTheOctetThatBreaksTheRule(String digits, @Nullable WireRule rule) {
    byte[] octets = hex(digits);
    MessageReader reader = MessageReader.ofServer(LIMIT);
    Inbound last = null;
    for (int at = 0; at < octets.length; at++) {
      assertThat(ruleOf(last)).as("before octet %d", at).isNull();
      last = reader.take(ByteBuffer.wrap(new byte[] {octets[at]}));
    }
    assertThat(ruleOf(last)).isEqualTo(rule);
    if (rule != null) {
      Inbound first = last;
      assertThat(reader.take(ByteBuffer.wrap(FrameText.frame(2, "00")))).isEqualTo(first);
      assertThat(reader.pendingOctets()).isZero();
      assertThat(reader.end()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V2_WS_UNMASKED,     1002",
    "V2_WS_TEXT,         1007",
    "V2_WS_CLOSE_REASON, 1007",
    "V2_WS_CLOSE_CODE,   1002",
    "V2_WS_TOO_LONG,     1009",
    "V2_HS_PROTOCOL,     1008",
    "SLOW_READER,        1008",
  })
  void givesEachRuleItsCode(WireRule rule, int code) {
    assertThat(rule.closeCode()).isEqualTo(code);
  }

  @Test
  void sumsFragmentsUpToTheLimitInclusive() {
    MessageReader reader = MessageReader.ofServer(LIMIT);
    reader.take(ByteBuffer.wrap(FrameText.frame(false, 2, new byte[LIMIT - 1])));
    assertThat(reader.take(ByteBuffer.wrap(FrameText.frame(false, 0, new byte[1])))).isNull();
    assertThat(reader.take(ByteBuffer.wrap(FrameText.frame(9, "01"))))
        .isInstanceOf(Inbound.Ping.class);
    assertThat(ruleOf(reader.take(ByteBuffer.wrap(hex("80 81")))))
        .isEqualTo(WireRule.V2_WS_TOO_LONG);
  }

  @Test
  void keepsNoMoreThanTwiceWhatCameWhateverIsAnnounced() {
    MessageReader reader = MessageReader.ofServer(Integer.MAX_VALUE);
    assertThat(reader.take(ByteBuffer.wrap(hex("82 ff 00 00 00 00 7f ff ff ff 00000000"))))
        .isNull();
    assertThat(reader.pendingOctets()).isZero();
    for (int come = 0; come < 100_000; come += 1_000) {
      assertThat(reader.pendingOctets()).isLessThanOrEqualTo(2 * come + Arena.SMALLEST_OCTETS);
      reader.take(ByteBuffer.wrap(new byte[1_000]));
    }
    assertThat(reader.end())
        .isEqualTo(new Refusal(WireRule.V2_WS_END_INSIDE_MESSAGE, "ended inside a message"));
  }

  @Test
  void holdsTheNextMessageToANewLimit() {
    MessageReader reader = MessageReader.ofServer(1);
    reader.limit(2);
    assertThat(reader.take(ByteBuffer.wrap(FrameText.frame(2, "0102"))))
        .isInstanceOf(Inbound.Message.class);
    reader.limit(1);
    assertThat(ruleOf(reader.take(ByteBuffer.wrap(FrameText.frame(2, "0102")))))
        .isEqualTo(WireRule.V2_WS_TOO_LONG);
  }

  @Test
  void swallowsWhatFollowsAClose() {
    MessageReader reader = MessageReader.ofServer(LIMIT);
    ByteBuffer in = ByteBuffer.wrap(FrameText.frame(8, "03e968c3a4"));
    assertThat(reader.take(in)).isEqualTo(new Inbound.Closing(new Close(1001, "hä")));
    ByteBuffer more = ByteBuffer.wrap(hex("ff ff ff"));
    assertThat(reader.take(more)).isNull();
    assertThat(more.hasRemaining()).isFalse();
    assertThat(reader.end()).isNull();
  }

  @Test
  void refusesMaskedFramesOfAServer() {
    MessageReader reader = MessageReader.ofClient(LIMIT);
    assertThat(reader.take(ByteBuffer.wrap(hex("82 01 07")))).isInstanceOf(Inbound.Message.class);
    assertThat(ruleOf(reader.take(ByteBuffer.wrap(hex("82 80"))))).isEqualTo(WireRule.V2_WS_MASKED);
  }

  @Test
  void endsBetweenMessagesOnly() {
    MessageReader reader = MessageReader.ofServer(LIMIT);
    assertThat(reader.end()).isNull();
    reader.take(ByteBuffer.wrap(FrameText.frame(false, 2, new byte[0])));
    assertThat(reader.end()).isNotNull();
    reader.take(ByteBuffer.wrap(FrameText.frame(0, "")));
    assertThat(reader.end()).isNull();
    reader.take(ByteBuffer.wrap(hex("82")));
    assertThat(reader.end()).isNotNull();
  }

  static @Nullable WireRule ruleOf(@Nullable Inbound inbound) {
    return inbound instanceof Inbound.Refused refused ? refused.refusal().rule() : null;
  }
}
