package org.mles.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FrameScannerPropertyTest {
  @Property(tries = 200)
  void findsTheSameFramesHoweverTheStreamIsCut(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 70) Integer> bodies,
      @ForAll @IntRange(min = 1, max = 40) int step) {
    List<RawFrame> frames = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int length : bodies) {
      RawFrame frame = RawFrame.of(length * 0x1_0000_0001L, new byte[length]);
      frames.add(frame);
      stream.writeBytes(frame.encode());
    }
    byte[] octets = stream.toByteArray();
    FrameScanner scanner = new FrameScanner();
    List<RawFrame> found = new ArrayList<>();
    for (int at = 0; at < octets.length; at += step) {
      byte[] piece = Arrays.copyOfRange(octets, at, Math.min(octets.length, at + step));
      found.addAll(scanner.feed(piece, piece.length));
    }
    assertThat(found).isEqualTo(frames);
    assertThat(scanner.rest()).isEmpty();
    assertThat(scanner.isJunk()).isFalse();
  }

  @Test
  void staysJunkAfterAWrongType() {
    FrameScanner scanner = new FrameScanner();
    byte[] octets = RawFrame.of(1, new byte[3]).withType('X').encode();
    assertThat(scanner.feed(octets, octets.length)).isEmpty();
    assertThat(scanner.isJunk()).isTrue();
    byte[] honest = RawFrame.of(1, new byte[3]).encode();
    assertThat(scanner.feed(honest, honest.length)).isEmpty();
  }

  @Test
  void callsAZeroLengthJunk() {
    FrameScanner scanner = new FrameScanner();
    byte[] octets = RawFrame.of(1, new byte[0]).encode();
    assertThat(scanner.feed(octets, octets.length)).isEmpty();
    assertThat(scanner.isJunk()).isTrue();
  }

  @Test
  void dumpNamesEveryFieldOfTheHeader() {
    String dump = HexDump.of(RawFrame.of(0x53178fc6df14727eL, new byte[20]).encode(), 100);
    assertThat(dump.lines().toList())
        .anySatisfy(line -> assertThat(line).startsWith("000000  4d").endsWith("type"))
        .anySatisfy(line -> assertThat(line).contains("00 00 14").endsWith("length"))
        .anySatisfy(line -> assertThat(line).contains("df 14 72 7e").endsWith("cid"))
        .anySatisfy(line -> assertThat(line).startsWith("000008  53 17 8f c6").endsWith("key"))
        .anySatisfy(line -> assertThat(line).contains("64 octets more"));
  }
}
