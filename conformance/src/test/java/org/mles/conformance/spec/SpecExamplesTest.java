package org.mles.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.hash.JoinHash;
import org.mles.hash.SipHash24;

/** Recomputes every example of the specification: a wrong octet in the text breaks the build. */
final class SpecExamplesTest {
  private static final int HEADER_OCTETS = 16;

  @Test
  void everyFrameHasItsLengthItsKeyAndItsNames() throws IOException {
    List<MatchResult> blocks = find("mles-v1.md", "(?s)```mles-frame (.*?)\n(.*?)```");
    assertThat(blocks).hasSize(3);
    for (MatchResult block : blocks) {
      String[] strings = block.group(1).split("\\|");
      ByteBuffer frame = ByteBuffer.wrap(octets(block.group(2)));
      V1Body.Message message = (V1Body.Message) bodyOf(frame);
      assertThat(frame.getLong(8)).isEqualTo(JoinHash.of(utf8(strings)));
      assertThat(message.uid()).isEqualTo(strings[strings.length - 2]);
      assertThat(message.channel()).isEqualTo(strings[strings.length - 1]);
    }
  }

  @Test
  void theResyncHoldsWholeFrames() throws IOException {
    List<MatchResult> blocks = find("mles-v1.md", "(?s)```mles-resync\n(.*?)```");
    assertThat(blocks).hasSize(1);
    V1Body.Resync resync = (V1Body.Resync) bodyOf(ByteBuffer.wrap(octets(blocks.get(0).group(1))));
    assertThat(resync.items()).hasSize(2);
    for (byte[] item : resync.items()) {
      assertThat(bodyOf(ByteBuffer.wrap(item))).isInstanceOf(V1Body.Message.class);
    }
  }

  @Test
  void everyKeyOfTheTableIsTheHashOfItsStrings() throws IOException {
    List<MatchResult> rows = find("mles-v1.md", "(?m)^\\| (`.*`) \\| .* \\| `([0-9a-f]{16})` \\|$");
    assertThat(rows).hasSize(6);
    for (MatchResult row : rows) {
      String[] strings = row.group(1).replaceAll("^`|`$", "").split("`, `");
      assertThat(HexFormat.of().toHexDigits(JoinHash.of(utf8(strings)))).isEqualTo(row.group(2));
    }
  }

  @Test
  void everyHashOfTheDraftIsThatOfItsInput() throws IOException {
    List<MatchResult> rows =
        find(
            "mles-n-draft.md", "(?m)^\\| .* \\| .* \\| `(4e[0-9a-f ]+)` \\| `([0-9a-f]{16})` \\|$");
    assertThat(rows).hasSize(5);
    for (MatchResult row : rows) {
      byte[] input = octets(row.group(1));
      assertThat(HexFormat.of().toHexDigits(new SipHash24().update(input).finish()))
          .isEqualTo(row.group(2));
    }
  }

  @Test
  void everyTokenOfVersion2IsTheHashOfItsInput() throws IOException {
    List<MatchResult> rows =
        find(
            "mles-v2.md", "(?m)^\\| .* \\| .* \\| .* \\| `([0-9a-f ]+)` \\| `([0-9a-f]{16})` \\|$");
    assertThat(rows).hasSize(3);
    for (MatchResult row : rows) {
      byte[] input = octets(row.group(1));
      assertThat(HexFormat.of().toHexDigits(new SipHash24().update(input).finish()))
          .isEqualTo(row.group(2));
    }
  }

  /** Checks a frame's header against its octets and decodes its body. */
  private static V1Body bodyOf(ByteBuffer frame) {
    assertThat(frame.get(0)).isEqualTo((byte) 'M');
    assertThat(frame.getInt(0) & 0xFFFFFF).isEqualTo(frame.capacity() - HEADER_OCTETS);
    byte[] body = new byte[frame.capacity() - HEADER_OCTETS];
    frame.get(HEADER_OCTETS, body);
    return ((Decoded.Complete<V1Body>) V1BodyReader.decode(body)).value();
  }

  private static byte[] octets(String dump) {
    return HexFormat.of().parseHex(dump.replaceAll("#.*|\\s", ""));
  }

  private static byte[][] utf8(String... strings) {
    return Stream.of(strings)
        .map(each -> each.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  private static List<MatchResult> find(String document, String pattern) throws IOException {
    String text = Files.readString(Path.of("spec", document));
    return Pattern.compile(pattern).matcher(text).results().toList();
  }
}
