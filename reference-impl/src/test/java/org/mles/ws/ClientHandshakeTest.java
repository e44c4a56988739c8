package org.mles.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.http.HeadReader;
import org.mles.http.OriginRules;

/** A client believes in a WebSocket only if the server has understood it. Source: V2-HS-10. */
class ClientHandshakeTest {
  private static final byte[] NONCE = "the sample nonce".getBytes(ISO_8859_1);

  private static final String RIGHT =
      "HTTP/1.1 101 Switching Protocols|Upgrade: websocket|Connection: Upgrade"
          + "|Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
          + "|Sec-WebSocket-Protocol: mles-websocket||";

  @Test
  void agreesWithTheServerAndLeavesWhatFollows() {
    ClientHandshake client = client();
    Upgrade upgrade =
        new Handshake(new OriginRules(List.of(), List.of()), false)
            .judge(Objects.requireNonNull(HeadReader.ofRequest().take(client.request())));
    ByteBuffer answer = ((Upgrade.Granted) upgrade).answer();
    ByteBuffer in = ByteBuffer.allocate(answer.remaining() + 2).put(answer).put(new byte[2]).flip();
    ClientHandshake.Answer heard = Objects.requireNonNull(client.take(in));
    assertThat(heard.refusal()).isNull();
    assertThat(in.remaining()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "101 Switching Protocols,       101,                                ",
    "101 Switching Protocols,       200 OK,                             it answers 200",
    "HTTP/1.1,                      HTTP/2.0,                           what came is no answer of"
        + " HTTP",
    "Upgrade: websocket,            Upgrade: WebSocket,                 ",
    "Upgrade: websocket,            Upgrade: h2c,                       it upgrades to something"
        + " else",
    "Connection: Upgrade,           Connection: close,                  it upgrades to something"
        + " else",
    "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=,  S3pPLMBiTxaQ9kYGzzhZRbK+xOo=,       it has not read the key",
    "Sec-WebSocket-Accept,          X,                                  it has not read the key",
    "mles-websocket,                chat,                               it does not speak"
        + " mles-websocket",
    "Sec-WebSocket-Protocol,        X,                                  it does not speak"
        + " mles-websocket",
    "||,                            |Sec-WebSocket-Extensions: x||,     it takes an extension that"
        + " was not offered",
  })
  void judgesTheAnswer(String right, String instead, @Nullable String wrong) {
    String answer = RIGHT.replace(right, instead).replace("|", "\r\n");
    ClientHandshake client = client();
    ClientHandshake.@Nullable Answer heard = null;
    for (byte octet : answer.getBytes(ISO_8859_1)) {
      assertThat(heard).isNull();
      heard = client.take(ByteBuffer.wrap(new byte[] {octet}));
    }
    var refusal = Objects.requireNonNull(heard).refusal();
    assertThat(refusal == null ? null : refusal.detail()).isEqualTo(wrong);
  }

  @Test
  void takesNoNamesThatBreakOutOfTheirLines() {
    for (String target : List.of("x", "/ y", "/\r\nX: y", "/ä", "")) {
      assertThatThrownBy(() -> new ClientHandshake("localhost", target, NONCE))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new ClientHandshake("a\nb", "/", NONCE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClientHandshake("localhost", "/", new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ClientHandshake client() {
    return new ClientHandshake("localhost:8077", "/", NONCE);
  }
}
