package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Close;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;

final class V2ScanTest {
  private static final byte[] JOIN = frame(Opcode.TEXT, "{\"uid\":\"a\",\"channel\":\"b\"}");
  private static final byte[] ANSWER =
      octets(
          String.join(
              "\r\n",
              "HTTP/1.1 101 Switching Protocols",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=",
              "Sec-WebSocket-Protocol: mles-websocket",
              "",
              ""));
  private static final byte[] PING = frame(Opcode.PING, "are you there");

  private final List<String> pongs = new ArrayList<>();
  private final Cuts cuts =
      new Cuts(
          sink ->
              new V2Scan(
                  3,
                  sink,
                  null,
                  payload -> pongs.add(StandardCharsets.UTF_8.decode(payload).toString())));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(
            JOIN, message(20, 5), PING, message(8, 6), message(130, 7), message(0, 0), JOIN),
        List.of(new Found(3, 5, 20), new Found(3, 6, 8), new Found(3, 7, 130), new Found(3, 0, 0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 127, 128, 65_535, 65_536, 2_000_000})
  void findsPayloadsOfEveryLengthOfLength(int octets) throws IOException {
    byte[] stream = Cuts.stream(message(octets, 5), message(20, 6));
    List<Found> expected = List.of(new Found(3, 5, octets), new Found(3, 6, 20));
    for (int cut = 0; cut < 20; cut++) {
      assertThat(cuts.found(stream, cut)).isEqualTo(expected);
    }
  }

  @Test
  void answersEachPingOnceWithWhatItSays() throws IOException {
    byte[] longest = frame(Opcode.PING, "x".repeat(125));
    byte[] stream = Cuts.stream(PING, frame(Opcode.PONG, ""), longest);
    for (int cut = 0; cut < stream.length; cut++) {
      pongs.clear();
      cuts.found(stream, cut);
      assertThat(pongs).containsExactly("are you there", "x".repeat(125));
    }
  }

  @Test
  void readsTheAnswerToItsUpgradeBeforeTheFirstFrame() throws IOException {
    byte[] nonce = new byte[ClientHandshake.NONCE_OCTETS];
    Cuts upgraded =
        new Cuts(sink -> new V2Scan(3, sink, new ClientHandshake("a", "/", nonce), payload -> {}));
    upgraded.find(Cuts.stream(ANSWER, JOIN, message(20, 5)), List.of(new Found(3, 5, 20)));
    byte[] forbidden = octets("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    assertThatIOException()
        .isThrownBy(() -> upgraded.found(forbidden))
        .withMessageContaining("subscriber 3")
        .withMessageContaining("403");
    assertThatIOException().isThrownBy(() -> upgraded.found(message(2_000, 5)));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = message(20, 5);
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1001, bye, 1001 bye", "1001, '', 1001", "0, '', no code"})
  void tellsWhyTheServerCloses(int code, String reason, String told) {
    byte[] close = ServerFrame.of(new Close(code, reason)).array();
    for (int cut = 0; cut <= close.length; cut++) {
      int at = cut;
      assertThatIOException()
          .isThrownBy(() -> cuts.found(close, at))
          .withMessage("subscriber 3 received a Close: " + told);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000", // goes on with nothing
        "0205", // has no end
        "c205", // a reserved bit
        "8300", // no kind
        "828500000000", // masked
        "827f8000000000000000", // longer than the longest
        "827f0000000080000000", // longer than we can count
        "897e0080" // a control frame that is too long
      })
  void refusesWhatNoServerSends(String hex) {
    byte[] stream = HexFormat.of().parseHex(hex);
    assertThatIOException().isThrownBy(() -> cuts.found(stream)).withMessageContaining("scriber 3");
    assertThatIOException().isThrownBy(() -> cuts.found(stream, 1));
  }

  private static byte[] message(int octets, long word) {
    byte[] payload = octets == 0 ? new byte[0] : Cuts.payload(octets, word);
    return ServerFrame.of(Opcode.BINARY, ByteBuffer.wrap(payload)).array();
  }

  private static byte[] frame(Opcode opcode, String payload) {
    return ServerFrame.of(opcode, ByteBuffer.wrap(octets(payload))).array();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
