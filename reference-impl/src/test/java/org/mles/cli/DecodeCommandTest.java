package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.inspect.FrameListing;

class DecodeCommandTest {
  private static final String HELLO =
      "4d00002f df14727e 53178fc6df14727e a363756964 6455736572 676368616e6e656c"
          + " 674368616e6e656c 676d657373616765 4c48656c6c6f20576f726c6421";

  private final Tool tool = new Tool();

  @Test
  void namesEveryFieldWithItsOffset() {
    assertThat(tool.run("decode", HELLO)).isZero();
    assertThat(tool.out())
        .containsSubsequence(
            "00000000  4d ",
            "type     'M'",
            "00000001  00 00 2f",
            "length   47",
            "00000004  df 14 72 7e",
            "low half of the key",
            "00000008  53 17 8f c6 df 14 72 7e",
            "00000010  a3",
            "map of 3",
            "00000015  64 55 73 65 72",
            "\"User\"",
            "00000032  4c",
            "byte string, 12 octets",
            "message of \"User\" on \"Channel\": \"Hello World!\"");
  }

  @Test
  void readsHexAndRawOctetsFromStandardInputAndFiles(@TempDir Path folder) throws Exception {
    byte[] raw = HexFormat.of().parseHex(HELLO.replace(" ", ""));
    Path file = Files.write(folder.resolve("frames.bin"), raw);
    Tool fromFile = new Tool();
    assertThat(fromFile.run("decode", "--file", file.toString())).isZero();
    Tool rawInput = new Tool().in(raw);
    assertThat(rawInput.run("decode", "-")).isZero();
    Tool hexInput = new Tool().in((HELLO + "\n").getBytes(UTF_8));
    assertThat(hexInput.run("decode")).isZero();
    assertThat(fromFile.out()).contains("Hello World!");
    assertThat(rawInput.out()).isEqualTo(fromFile.out());
    assertThat(hexInput.out()).isEqualTo(fromFile.out());
  }

  @Test
  void numbersFramesInARow() {
    assertThat(tool.run("decode", HELLO + HELLO)).isZero();
    assertThat(tool.out()).contains("frame 1: 63 octets", "frame 2: 63 octets", "0000003f  4d");
  }

  @Test
  void showsTheFramesInsideAResync() {
    byte[] item = HexFormat.of().parseHex(HELLO.replace(" ", ""));
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(List.of(item, item)));
    assertThat(tool.in(V1Frame.encode(1, 1, body)).run("decode")).isZero();
    assertThat(tool.out())
        .contains("frame 1:", "frame 2: 63 octets", "frame 3: 63 octets", "resync of 2 frames");
  }

  @Test
  void namesTheRuleAndItsClause() {
    assertThat(tool.run("decode", "58")).isEqualTo(1);
    assertThat(tool.out()).contains("refused: BAD_TYPE (V1-HDR-05)");
    Tool zero = new Tool();
    assertThat(zero.run("decode", "4d000000" + "00".repeat(12))).isEqualTo(1);
    assertThat(zero.out()).contains("ZERO_LENGTH (V1-HDR-06)");
    Tool cut = new Tool();
    assertThat(cut.run("decode", HELLO.substring(0, HELLO.length() - 4))).isEqualTo(1);
    assertThat(cut.out()).contains("END_INSIDE_FRAME (V1-HDR-14)", "at least 2 more octets");
    Tool junk = new Tool();
    assertThat(junk.run("decode", "4d000001" + "00".repeat(12) + "ff")).isEqualTo(1);
    assertThat(junk.out()).contains("UNDECODABLE_BODY (V1-CBOR-12)");
  }

  @Test
  void refusesWhatIsNotHexadecimal() {
    assertThat(tool.run("decode", "4d0")).isEqualTo(2);
    assertThat(tool.err()).isEqualTo("decode: 3 hexadecimal digits: half an octet is left over\n");
    Tool letters = new Tool();
    assertThat(letters.run("decode", "hello")).isEqualTo(2);
    assertThat(letters.err()).contains("character 1");
  }

  @Test
  void escapesWhatATerminalWouldObey() {
    byte[] body =
        V1BodyWriter.encode(new V1Body.Message("\u001b[2J", "a\nb", "\u202egnp".getBytes(UTF_8)));
    assertThat(tool.in(V1Frame.encode(1, 1, body)).run("decode")).isZero();
    assertThat(tool.out()).doesNotContain("\u001b").contains("\\u{1b}[2J", "a\\nb", "\\u{202e}gnp");
  }

  @Test
  void survivesEveryCutAndEverySpoiltOctet() {
    byte[] item = HexFormat.of().parseHex(HELLO.replace(" ", ""));
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(List.of(item, item)));
    byte[] frame = V1Frame.encode(1, 1, body);
    for (int cut = 1; cut < frame.length; cut++) {
      assertThat(isSound(Arrays.copyOf(frame, cut))).as("cut at %s", cut).isFalse();
    }
    for (int at = 16; at < frame.length; at++) {
      for (int octet : new int[] {0x00, 0x1B, 0x5F, 0x7F, 0x9B, 0xBF, 0xDF, 0xFB, 0xFF}) {
        byte[] spoilt = frame.clone();
        spoilt[at] = (byte) octet;
        StringWriter listing = new StringWriter();
        boolean sound = new FrameListing(spoilt, new PrintWriter(listing)).print();
        assertThat(listing.toString().contains("refused")).isEqualTo(!sound);
      }
    }
  }

  private static boolean isSound(byte[] octets) {
    return new FrameListing(octets, new PrintWriter(new StringWriter())).print();
  }

  @Test
  void boundsItsLines() {
    byte[] body = new byte[100_000];
    Arrays.fill(body, (byte) 0x80);
    assertThat(tool.in(V1Frame.encode(1, 1, body)).run("decode")).isEqualTo(1);
    assertThat(tool.out()).contains("more lines are not shown");
    byte[] deep = new byte[10_000];
    Arrays.fill(deep, (byte) 0x81);
    Tool nested = new Tool().in(V1Frame.encode(1, 1, deep));
    assertThat(nested.run("decode")).isEqualTo(1);
    assertThat(nested.out()).contains("nested deeper than 64");
  }
}
