package org.mles.conformance.fuzz.v2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.fuzz.v2.ClientFrames.Frame;
import org.mles.conformance.wire.WsFrame;

/** Frames of a client are cut as they were written, whatever is wrong with them. */
final class ClientFramesTest {
  private static final int[] SIZES = {0, 1, 125, 126, 127, 0xFFFF, 0x1_0000, 70_000};

  @Test
  void findsWhatWasWritten() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<WsFrame> written = new ArrayList<>();
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < 60; i++) {
      byte[] payload = new byte[SIZES[random.nextInt(SIZES.length)]];
      random.nextBytes(payload);
      byte[] mask = new byte[4];
      random.nextBytes(mask);
      WsFrame frame =
          WsFrame.of(0, payload)
              .withFirst(random.nextInt(256))
              .withMask(random.nextInt(5) == 0 ? null : mask);
      written.add(random.nextInt(4) == 0 ? frame.withLength(WsFrame.Length.LONG) : frame);
      octets.writeBytes(written.get(i).encode());
    }
    ClientFrames frames = new ClientFrames(octets.toByteArray(), 0);
    for (WsFrame frame : written) {
      Frame read = Objects.requireNonNull(frames.next(), "seed " + seed);
      assertThat(read.first()).as("seed %d", seed).isEqualTo(frame.first());
      assertThat(read.payload()).as("seed %d", seed).isEqualTo(frame.payload());
      assertThat(read.masked()).isEqualTo(frame.mask() != null);
      boolean needed = frame.length() != WsFrame.Length.LONG || frame.payload().length > 0xFFFF;
      assertThat(read.shortest()).isEqualTo(needed);
    }
    assertThat(frames.next()).isNull();
  }

  @Test
  void waitsForTheRestOfAFrameAtEveryCut() {
    for (int size : SIZES) {
      byte[] whole = WsFrame.of(WsFrame.BINARY, new byte[size]).encode();
      for (int cut = 0; cut < Math.min(whole.length, 200); cut++) {
        assertThat(new ClientFrames(Arrays.copyOf(whole, cut), 0).next()).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"7FFFFFFFFFFFFFFF,false", "8000000000000000,true", "FFFFFFFFFFFFFFFF,true"})
  void readsNothingBehindALengthThatNobodyCanHave(String length, boolean endless) {
    long announced = Long.parseUnsignedLong(length, 16);
    byte[] frame = WsFrame.of(WsFrame.TEXT, new byte[9]).announcing(announced).encode();
    ClientFrames frames = new ClientFrames(frame, 0);

    assertThat(frames.next()).isNull();
    assertThat(frames.isEndless()).isEqualTo(endless);
  }

  @ParameterizedTest
  @CsvSource({
    "130,true,5,",
    "194,true,5,V2-WS-04",
    "131,true,5,V2-WS-05",
    "143,true,5,V2-WS-05",
    "130,false,5,V2-WS-01",
    "137,true,125,",
    "137,true,126,V2-WS-07",
    "9,true,5,V2-WS-07"
  })
  void namesTheClauseThatAFrameBreaksByItself(
      int first, boolean masked, int octets, String clause) {
    assertThat(new Frame(first, masked, new byte[octets], true).breaks()).isEqualTo(clause);
  }

  @Test
  void findsTheEndsThatAHeadMayHave() {
    byte[] octets = "GET\nx\r\n\r\nA\n\nB\n\r\nC".getBytes(US_ASCII);

    assertThat(ClientFrames.ends(octets, 9)).containsExactly(9, 12, 16);
    assertThat(ClientFrames.ends(octets, 2)).containsExactly(9, 12);
  }
}
