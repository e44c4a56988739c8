package org.mles.conformance.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.RawFrame;

final class WireWordsTest {
  private static final int KEPT = 192;

  private final WireWords words = new WireWords();

  private static byte[] frame(String uid, String channel, String message) {
    byte[] body = Body.message(uid, channel, message.getBytes(StandardCharsets.UTF_8));
    return RawFrame.of(0x2a, body).encode();
  }

  private static Evidence entry(String kind, byte... octets) {
    byte[] kept = Arrays.copyOf(octets, Math.min(octets.length, KEPT));
    return new Evidence(5, "alice", kind, octets.length, HexFormat.of().formatHex(kept), "");
  }

  private List<String> sent(byte... octets) {
    return words.next(entry("sent", octets));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void saysUidChannelMessageAndCid() {
    assertThat(sent(frame("alice", "garden", "hello")))
        .containsExactly(
            "uid \"alice\", channel \"garden\", message \"hello\" (5 octets), cid 0000002a");
  }

  @Test
  void findsEveryFrameOfOneRead() {
    assertThat(sent(joined(frame("a", "c", ""), frame("b", "c", "x"))))
        .containsExactly(
            "uid \"a\", channel \"c\", message \"\" (0 octets), cid 0000002a",
            "uid \"b\", channel \"c\", message \"x\" (1 octet), cid 0000002a");
  }

  @Test
  void putsPiecesTogether() {
    byte[] frame = frame("a", "c", "x");
    for (int i = 1; i < frame.length; i++) {
      assertThat(sent(frame[i - 1])).containsExactly("part of a frame, " + i + " octets so far");
    }
    assertThat(sent(frame[frame.length - 1]))
        .containsExactly("uid \"a\", channel \"c\", message \"x\" (1 octet), cid 0000002a");
  }

  @Test
  void goesOnBehindAFrameOfWhichOnlyTheBeginningWasKept() {
    assertThat(sent(frame("a", "c", "y".repeat(100_000))).get(0))
        .startsWith("uid \"a\", channel \"c\", message \"yyyy")
        .endsWith("yy...\" (100000 octets), cid 0000002a");
    assertThat(sent(frame("b", "c", "x")).get(0)).startsWith("uid \"b\"");
  }

  @Test
  void guessesNothingOnceThePlaceOfTheNextFrameIsLost() {
    byte[] many = frame("a", "c", "z");
    for (int i = 0; i < 4; i++) {
      many = joined(many, many);
    }
    List<String> said = sent(many);
    assertThat(said.get(said.size() - 1)).contains("octets that were not kept");
    assertThat(sent(frame("b", "c", "x"))).singleElement().asString().startsWith("octets 0x4d");
  }

  @Test
  void keepsTheDirectionsApart() {
    byte[] frame = frame("a", "c", "x");
    sent(Arrays.copyOf(frame, 20));
    assertThat(words.next(entry("received", frame)).get(0)).startsWith("uid \"a\"");
  }

  @Test
  void tellsAResyncAndWhatIsNoMessage() {
    byte[] resync = Body.resync(List.of(frame("a", "c", ""), frame("a", "c", "x")));
    assertThat(sent(RawFrame.of(1, resync).encode()))
        .containsExactly("a resync of 2 items, cid 00000001");
    assertThat(sent(RawFrame.of(1, new byte[] {0x17, 0x18}).encode()))
        .containsExactly("a body of 2 octets, 0x1718, cid 00000001");
    assertThat(sent(RawFrame.of(1, new byte[] {(byte) 0xA0}).encode()))
        .containsExactly("a body of 1 octets, 0xa0, cid 00000001");
    assertThat(sent(RawFrame.of(1, new byte[1]).withAnnounced(0).withBody(new byte[0]).encode()))
        .containsExactly("a header that announces no body, cid 00000001");
    assertThat(sent("SSH-2.0".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("no frame: \"SSH-2.0\"");
  }

  @Test
  void knowsTheDraftByItsFirstFrame() {
    byte[] json = NFirst.json("a", "c");
    assertThat(sent(NFirst.frame(json, 7)))
        .containsExactly(
            "first frame of the N draft: \"{\\\"uid\\\":\\\"a\\\",\\\"channel\\\":\\\"c\\\"}\"");
    assertThat(sent("More".getBytes(StandardCharsets.UTF_8))).containsExactly("octets \"More\"");
    assertThat(words.next(entry("received", "Mine".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("octets \"Mine\"");
  }

  private static final String UPGRADE = "GET /x HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n";

  @Test
  void readsFramesOfWebSocketBehindAnUpgrade() {
    assertThat(sent(UPGRADE.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("head \"GET /x HTTP/1.1\"");
    byte[] masked = {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, 'h' ^ 1, 'i' ^ 2};
    assertThat(sent(masked)).containsExactly("text \"hi\" (2 octets), masked");
    assertThat(sent((byte) 0x72, (byte) 0x01)).containsExactly("part of a frame, 2 octets so far");
    assertThat(sent((byte) 0xFF))
        .containsExactly("binary 0xff (1 octet), not final, reserved bits 7, not masked");
    assertThat(sent((byte) 0x88, (byte) 4, (byte) 3, (byte) 0xEA, (byte) 'n', (byte) 'o'))
        .containsExactly("Close 1002 \"no\", not masked");
    assertThat(sent((byte) 0x83, (byte) 0)).containsExactly("opcode 3 \"\" (0 octets), not masked");
  }

  @Test
  void aHeadOfWhichTheEndWasNotKeptEndsWithItsPiece() {
    String filler = "X: " + "y".repeat(300) + "\r\n\r\n";
    assertThat(sent((UPGRADE.strip() + "\r\n" + filler).getBytes(StandardCharsets.UTF_8)))
        .containsExactly("head \"GET /x HTTP/1.1\"");
    assertThat(sent((byte) 0x8A, (byte) 0)).containsExactly("pong \"\" (0 octets), not masked");
  }

  @Test
  void whatFollowsARefusedUpgradeIsNoFrame() {
    byte[] refused = "HTTP/1.1 404 Not Found\r\n\r\nno".getBytes(StandardCharsets.UTF_8);
    assertThat(words.next(entry("received", refused)))
        .containsExactly("head \"HTTP/1.1 404 Not Found\"", "octets \"no\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31m",
        "\u202e",
        "\u0000",
        "a\nb",
        "<script>alert(1)</script>",
        "\uD83D\uDE00"
      })
  void namesOfOthersAreShortAndSteerNothing(String hostile) {
    String said = sent(frame(hostile.repeat(900), hostile, hostile)).get(0);
    assertThat(said).hasSizeLessThan(200).doesNotContain("\u001b", "\u202e", "\u0000", "\n");
  }

  @Test
  void anyOctetsAtAllAreSaidInShort() {
    Random random = new Random(20261130);
    byte[] cutBody = Arrays.copyOf(frame("alice", "garden", "hello"), 23);
    List<byte[]> beginnings =
        List.of(
            new byte[0],
            new byte[] {RawFrame.TYPE, 0, 0},
            new byte[] {NFirst.TYPE, 0, 0},
            cutBody,
            "HTTP/1.1 101 x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 5000; i++) {
      byte[] octets = new byte[1 + random.nextInt(300)];
      random.nextBytes(octets);
      byte[] begin = beginnings.get(i % beginnings.size());
      System.arraycopy(begin, 0, octets, 0, Math.min(begin.length, octets.length));
      WireWords fresh = new WireWords();
      Stream.of(entry("sent", octets), entry("sent", octets))
          .flatMap(each -> fresh.next(each).stream())
          .forEach(said -> assertThat(said).hasSizeLessThan(400));
    }
  }
}
