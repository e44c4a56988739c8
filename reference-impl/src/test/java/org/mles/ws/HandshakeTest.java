package org.mles.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.http.HeadReader;
import org.mles.http.OriginRules;
import org.mles.rule.WireRule;

/** What a request is answered; rows change one that is right, line by line. */
class HandshakeTest {
  private static final Handshake HANDSHAKE =
      new Handshake(new OriginRules(List.of(), List.of()), false);

  private static final List<String> RIGHT =
      List.of(
          "GET /any/path HTTP/1.1",
          "Host: localhost:8077",
          "Upgrade: websocket",
          "Connection: keep-alive, Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Protocol: mles-websocket");

  @Test
  void answersWithTheAcceptOfTheStandard() {
    assertThat(answer(RIGHT))
        .isEqualTo(
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            Sec-WebSocket-Protocol: mles-websocket\r
            \r
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | GET / HTTP/1.1 | 101",
        "GET | GET /x?y=%20 HTTP/1.1 | 101",
        "GET | GET http://localhost/ HTTP/1.1 | 101",
        "GET | HEAD / HTTP/1.1 | 400",
        "GET | POST / HTTP/1.1 | 400",
        "GET | GET / HTTP/1.0 | 400",
        "GET | GET / HTTP/2.0 | 505",
        "GET | GET x HTTP/1.1 | 400",
        "GET | GET /#x HTTP/1.1 | 400",
        "GET | GET  / HTTP/1.1 | 400",
        "Host | | 400",
        "Host | Host: a b | 400",
        "Host | Host: [::1 | 400",
        "Host | Host: x:99999 | 400",
        "Host | Host: evil.example | 101",
        "Host | Host : localhost | 400",
        "Upgrade | UPGRADE: WebSocket | 101",
        "Upgrade | Upgrade: h2c, websocket | 101",
        "Upgrade | Upgrade: websockets | 400",
        "Upgrade | | 400",
        "Connection | connection: UPGRADE | 101",
        "Connection | Connection: keep-alive | 400",
        "Connection | | 400",
        "Sec-WebSocket-Key | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ= | 400",
        "Sec-WebSocket-Key | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j | 400",
        "Sec-WebSocket-Key | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==x | 400",
        "Sec-WebSocket-Key | Sec-WebSocket-Key: | 400",
        "Sec-WebSocket-Key | | 400",
        "Sec-WebSocket-Version | Sec-WebSocket-Version: 8 | 426",
        "Sec-WebSocket-Version | Sec-WebSocket-Version: 13, 8 | 426",
        "Sec-WebSocket-Version | Sec-WebSocket-Version: 013 | 426",
        "Sec-WebSocket-Version | | 426",
        "Sec-WebSocket-Protocol | Sec-WebSocket-Protocol: chat, mles-websocket | 101",
        "Sec-WebSocket-Protocol | Sec-WebSocket-Protocol: Mles-WebSocket | 400",
        "Sec-WebSocket-Protocol | Sec-WebSocket-Protocol: mles-websocket2 | 400",
        "Sec-WebSocket-Protocol | Sec-WebSocket-Protocol: | 400",
        "Sec-WebSocket-Protocol | | 400",
      })
  void judgesEachLine(String line, @Nullable String instead, int status) {
    List<String> lines =
        RIGHT.stream()
            .map(right -> right.startsWith(line) ? Objects.requireNonNullElse(instead, "") : right)
            .filter(kept -> !kept.isEmpty())
            .toList();
    assertThat(answer(lines)).startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-WebSocket-Extensions: permessage-deflate, 101",
    "Content-Length: 0,                            101",
    "Content-Length: 1,                            400",
    "Content-Length: x,                            400",
    "Transfer-Encoding: chunked,                   400",
    "Sec-WebSocket-Protocol: chat,                 101",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==,  400",
    "Sec-WebSocket-Version: 13,                    426",
    "Host: localhost,                              400",
    "' folded: x',                                 400",
    "Origin: http://localhost:8077,                101",
    "Origin: http://evil.example,                  403",
    "no field,                                     400",
  })
  void judgesOneLineMore(String line, int status) {
    List<String> lines = new ArrayList<>(RIGHT);
    lines.add(line);
    assertThat(answer(lines))
        .startsWith("HTTP/1.1 " + status + " ")
        .doesNotContain("permessage")
        .satisfies(
            answer -> assertThat(answer.contains("Connection: close")).isEqualTo(status != 101));
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1,           Host: x,               ",
    "HEAD / HTTP/1.0,          X: y,                  ",
    "GET / HTTP/1.1,           Host:,                 ",
    "POST / HTTP/1.1,          Host: x,               V2_HTTP_METHOD",
    "GXT / HTTP/1.1,           Host: x,               V2_HTTP_METHOD",
    "GET / HTTP/1.1,           X: y,                  V2_HTTP_HOST",
    "GET / HTTP/1.0,           Upgrade: websocket,    V2_HS_UPGRADE",
    "GET / HTTP/1.0,           Sec-WebSocket-Key: x,  V2_HS_UPGRADE",
    "GET / HTTP/1.0,           Upgrade: h2c,          ",
    "GET / HTTP/1.0,           Content-Length: 9,     V2_HTTP_BODY",
    "GET / HTTP/1.0,           'Content-Length: 0,9', V2_HTTP_BODY",
    "GET /,                    Host: x,               V2_HTTP_MALFORMED",
  })
  void tellsPagesFromUpgrades(String request, String field, @Nullable WireRule rule) {
    Upgrade upgrade = judge(List.of(request, field));
    assertThat(upgrade instanceof Upgrade.Refused refused ? refused.refusal().rule() : null)
        .isEqualTo(rule);
    assertThat(upgrade instanceof Upgrade.Unasked).isEqualTo(rule == null);
  }

  @Test
  void tellsWhichVersionItSpeaks() {
    List<String> lines = RIGHT.stream().filter(line -> !line.contains("Version")).toList();
    assertThat(answer(lines))
        .contains("\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
        .contains("\r\nConnection: close, Upgrade\r\n");
  }

  private static String answer(List<String> lines) {
    Upgrade upgrade = judge(lines);
    ByteBuffer octets =
        upgrade instanceof Upgrade.Granted granted
            ? granted.answer()
            : ((Upgrade.Refused) upgrade).answer().encode(true);
    return ISO_8859_1.decode(octets).toString();
  }

  private static Upgrade judge(List<String> lines) {
    byte[] octets = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1);
    return HANDSHAKE.judge(
        Objects.requireNonNull(HeadReader.ofRequest().take(ByteBuffer.wrap(octets))));
  }
}
