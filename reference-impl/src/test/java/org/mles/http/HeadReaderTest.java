package org.mles.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.rule.WireRule;

/** Heads that come in pieces, are too large, or try to smuggle something. Source: V2-HTTP-01 on. */
class HeadReaderTest {
  private static final String START = "GET / HTTP/1.1\r\nHost: x\r\n";

  @Test
  void leavesWhatFollowsTheHead() {
    ByteBuffer in = octets(START + "\r\nframes");
    HeadReader reader = HeadReader.ofRequest();
    assertThat(reader.take(in)).isInstanceOf(Head.Request.class);
    assertThat(in.remaining()).isEqualTo("frames".length());
    assertThat(reader.pendingOctets()).isZero();
  }

  @Test
  void readsItOctetByOctet() {
    HeadReader reader = HeadReader.ofRequest();
    Head head = null;
    int come = 0;
    for (byte octet : (START + "A: b , c,\r\na:d\r\n\r\n").getBytes(ISO_8859_1)) {
      assertThat(head).isNull();
      assertThat(reader.pendingOctets()).isEqualTo(come++);
      head = reader.take(ByteBuffer.wrap(new byte[] {octet}));
    }
    assertThat(head).isInstanceOf(Head.Request.class);
    Fields fields = ((Head.Request) Objects.requireNonNull(head)).fields();
    assertThat(fields.listed("A")).containsExactly("b", "c", "d");
    assertThat(fields.lists("a", "C")).isTrue();
  }

  @Test
  void takesAsMuchAsIsAllowedAndNothingMore() {
    int rest = HeadReader.MOST_OCTETS - START.length() - "A: \r\n\r\n".length();
    assertThat(read(START + "A: " + "x".repeat(rest) + "\r\n\r\n"))
        .isInstanceOf(Head.Request.class);
    assertThat(ruleOf(read(START + "A: " + "x".repeat(rest + 1) + "\r\n\r\n")))
        .isEqualTo(WireRule.V2_HTTP_HEAD_TOO_LARGE);
    assertThat(read(START + "A: b\r\n".repeat(99) + "\r\n")).isInstanceOf(Head.Request.class);
    assertThat(ruleOf(read(START + "A: b\r\n".repeat(100) + "\r\n")))
        .isEqualTo(WireRule.V2_HTTP_HEAD_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\rHost: x\r\n\r\n",
        START + "A: b\rC: d\r\n\r\n",
        START + "A\r\n\r\n",
        START + ": b\r\n\r\n",
        START + "A : b\r\n\r\n",
        START + " A: b\r\n\r\n",
        START + "A: b\r\n folded\r\n\r\n",
        START + "A: \0\r\n\r\n",
        START + "A: \177\r\n\r\n",
        START + "\u00e4: b\r\n\r\n",
        START + "\r\r\nA: b\r\n\r\n",
        "\r\n\r\n",
        "GET /\t HTTP/1.1\r\n\r\n",
        "GET /\u00e4 HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1 \r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n",
      })
  void refusesWhatIsMalformed(String head) {
    assertThat(ruleOf(read(head))).isEqualTo(WireRule.V2_HTTP_MALFORMED);
  }

  @Test
  void readsAnswers() {
    Head head = HeadReader.ofAnswer().take(octets("HTTP/1.1 101 Any words\r\nA: b\r\n\r\n"));
    assertThat(head).isInstanceOf(Head.Answer.class);
    assertThat(((Head.Answer) Objects.requireNonNull(head)).code()).isEqualTo(101);
    for (String bad : new String[] {"HTTP/1.1 10 x", "HTTP/1.1  101 x", "101", "HTTP/1.1 1010"}) {
      assertThat(HeadReader.ofAnswer().take(octets(bad + "\r\n\r\n")))
          .isInstanceOf(Head.Refused.class);
    }
  }

  private static @Nullable Head read(String head) {
    return HeadReader.ofRequest().take(octets(head));
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  private static @Nullable WireRule ruleOf(@Nullable Head head) {
    return head instanceof Head.Refused refused ? refused.rule() : null;
  }
}
