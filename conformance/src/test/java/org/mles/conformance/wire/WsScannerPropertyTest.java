package org.mles.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;

/** What is read of a server, and written as a client, held against the reference's WebSocket. */
final class WsScannerPropertyTest {
  private static final byte[] HEAD =
      NFirst.utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nX: a:b \r\n\r\n");

  @Property(tries = 200)
  void findsTheSameHoweverTheStreamIsCut(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 400) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 40) int step) {
    List<String> said = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(HEAD);
    said.add("101 [a:b]");
    for (int length : lengths) {
      WsMessage message = WsMessage.of(length % 2 == 0, new byte[length]);
      said.add(message.toString());
      stream.writeBytes(serverFrames(message, length / 3));
    }
    byte[] octets = stream.toByteArray();
    WsScanner scanner = new WsScanner();
    List<String> found = new ArrayList<>();
    for (int at = 0; at < octets.length; at += step) {
      byte[] piece = Arrays.copyOfRange(octets, at, Math.min(octets.length, at + step));
      scanner.feed(piece).forEach(seen -> found.add(text(seen)));
    }
    assertThat(found).isEqualTo(said);
    assertThat(scanner.pending()).isZero();
  }

  private static byte[] serverFrames(WsMessage message, int cut) {
    byte[] payload = message.payload();
    WsFrame one = WsFrame.of(message.opcode(), Arrays.copyOf(payload, cut)).notFinal();
    byte[] rest = Arrays.copyOfRange(payload, cut, payload.length);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one.withMask(null).encode());
    both.writeBytes(WsFrame.of(WsFrame.CONTINUATION, rest).withMask(null).encode());
    return both.toByteArray();
  }

  private static String text(WsSeen seen) {
    if (seen instanceof WsSeen.Answer answer) {
      return answer.head().status() + " " + answer.head().values("x");
    }
    return seen instanceof WsSeen.Message m ? m.message().toString() : seen.toString();
  }

  /** Each form of a length, on both sides of its border. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 70_000})
  void agreesWithTheReferenceBothWays(int octets) {
    byte[] payload = new byte[octets];
    Arrays.fill(payload, (byte) 'a');
    WsScanner scanner = opened();
    ByteBuffer frame = ServerFrame.of(Opcode.BINARY, ByteBuffer.wrap(payload));
    assertThat(scanner.feed(Arrays.copyOf(frame.array(), frame.limit())))
        .containsExactly(new WsSeen.Message(WsMessage.binary(payload)));
    ByteBuffer sent = ByteBuffer.wrap(WsMessage.binary(payload).frame().encode());
    Inbound read = MessageReader.ofServer(1 << 20).take(sent);
    assertThat(read)
        .isInstanceOfSatisfying(
            Inbound.Message.class, m -> assertThat(m.payload().size()).isEqualTo(octets));
  }

  private static WsScanner opened() {
    WsScanner scanner = new WsScanner();
    assertThat(scanner.feed(HEAD)).hasSize(1);
    return scanner;
  }

  @ParameterizedTest
  @CsvSource({
    "818100000000,a frame that is masked",
    "c100,a frame with a reserved bit",
    "8300,a frame with the reserved opcode 3",
    "8b00,a frame with the reserved opcode 11",
    "8000,a fragment of no message",
    "01008100,a message inside another",
    "0900,a control frame in pieces",
    "897e007e,a control frame in pieces",
    "817e007d,a length in a longer form than it needs",
    "817f000000000000ffff,a length in a longer form than it needs",
    "817fffffffffffffffff,a length in a longer form than it needs",
    "817f7fffffffffffffff,a message that is longer than any that was sent",
    "8101ff,a text that is not UTF-8"
  })
  void seesWhatNoServerMaySend(String hex, String why) {
    WsScanner scanner = opened();
    assertThat(scanner.feed(HexFormat.of().parseHex(hex))).endsWith(new WsSeen.Broken(why));
    assertThat(scanner.feed(new byte[100])).isEmpty();
    assertThat(scanner.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing\r\n\r\n", "HTTP/2 101\r\n\r\n", "HTTP/1.1 101\r\nno colon\r\n\r\n"})
  void seesAHeadThatIsNone(String head) {
    assertThat(new WsScanner().feed(NFirst.utf8(head)))
        .containsExactly(new WsSeen.Broken("a head that is none of HTTP/1.1"));
  }

  @Test
  void readsNothingBehindAnAnswerThatOpensNothing() {
    WsScanner scanner = new WsScanner();
    byte[] page = NFirst.utf8("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\npage");
    assertThat(scanner.feed(page)).hasSize(1);
    assertThat(scanner.feed(page)).isEmpty();
  }

  @Test
  void aHeadWithoutAnEndIsSeenAsSuch() {
    WsScanner scanner = new WsScanner();
    List<WsSeen> seen = new ArrayList<>();
    for (int i = 0; i < 100 && seen.isEmpty(); i++) {
      seen.addAll(scanner.feed(new byte[1024]));
    }
    assertThat(seen).containsExactly(new WsSeen.Broken("a head without an end"));
  }

  @Test
  void readsTheCodeAndTheReasonOfAClose() {
    byte[] octets = WsFrame.close(1008, "no").withMask(null).encode();
    WsSeen.Close close = (WsSeen.Close) opened().feed(octets).get(0);
    assertThat(close.code()).isEqualTo(1008);
    assertThat(close.reason()).isEqualTo("no");
    assertThat(new WsSeen.Close(new byte[0]).code()).isEqualTo(WsSeen.Close.NO_CODE);
  }
}
