package org.mles.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However it is said, the same is said. */
final class SegmentationTest {
  private static final byte[] REQUEST = NFirst.utf8("GET / HTTP/1.1\r\n\r\n");
  private static final List<WsMessage> MESSAGES =
      List.of(
          WsMessage.text(""),
          WsMessage.text("a"),
          WsMessage.text("na\u00EFve \uD83D\uDE00"),
          WsMessage.binary(octets(3)),
          WsMessage.binary(octets(512)),
          WsMessage.binary(octets(513)),
          WsMessage.binary(octets(70_000)));

  private static byte[] octets(int count) {
    byte[] octets = new byte[count];
    new SplittableRandom(count).nextBytes(octets);
    return octets;
  }

  private static List<WsSeen> heard(List<WsFrame> frames) {
    WsScanner scanner = WsScanner.ofClient();
    scanner.feed(REQUEST);
    List<WsSeen> seen = new ArrayList<>();
    frames.forEach(frame -> seen.addAll(scanner.feed(frame.encode())));
    assertThat(scanner.pending()).isZero();
    return seen;
  }

  @ParameterizedTest
  @EnumSource
  void framesCarryTheirMessage(Segmentation plan) {
    for (WsMessage message : MESSAGES) {
      List<WsSeen> seen = heard(plan.frames(message));
      assertThat(seen.get(seen.size() - 1))
          .isInstanceOfSatisfying(
              WsSeen.Message.class, m -> assertThat(m.message()).isEqualTo(message));
      assertThat(seen.subList(0, seen.size() - 1))
          .allSatisfy(
              beat ->
                  assertThat(beat)
                      .isInstanceOfSatisfying(
                          WsSeen.Beat.class,
                          b -> assertThat(Segmentation.isOwnBeat(b.payload())).isTrue()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void piecesAreWhatIsSent(Segmentation plan) {
    for (WsMessage message : MESSAGES) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      List<byte[]> pieces = plan.cut(message.payload());
      pieces.forEach(all::writeBytes);
      assertThat(all.toByteArray()).isEqualTo(message.payload());
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachPlanSaysItOnOneAxisAlone(Segmentation plan) {
    byte[] octets = octets(600);
    WsMessage message = WsMessage.binary(octets);
    boolean cuts = plan.cut(octets).size() > 1;
    boolean fragments = plan.frames(message).size() > 1;
    boolean others = !Arrays.equals(encoded(plan.frames(message)), message.frame().encode());
    assertThat(cuts).isEqualTo(plan.axis() == Segmentation.Axis.SENDS);
    assertThat(fragments).isEqualTo(plan.axis() == Segmentation.Axis.FRAGMENTS);
    assertThat(others && !fragments).isEqualTo(plan.axis() == Segmentation.Axis.MASKS);
  }

  @ParameterizedTest
  @EnumSource(names = {"OCTET_FRAGMENTS", "EMPTY_FRAGMENTS", "PING_BETWEEN"})
  void fragmentsHaveMasksOfTheirOwn(Segmentation plan) {
    List<WsFrame> frames = plan.frames(WsMessage.text("four"));
    assertThat(frames).hasSizeGreaterThan(3);
    assertThat(frames.stream().map(frame -> Arrays.toString(frame.mask()))).doesNotHaveDuplicates();
  }

  private static byte[] encoded(List<WsFrame> frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    frames.forEach(frame -> all.writeBytes(frame.encode()));
    return all.toByteArray();
  }
}
