package org.mles.conformance.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFileTest {
  @TempDir Path folder = Path.of(".");

  @Test
  void aByteOrderMarkIsLeftOut() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "\uFEFFreason: a\r\n  b\n");
    assertThat(InputFile.text(file)).startsWith("reason");
    assertThat(InputFile.lines(file)).containsExactly("reason: a", "  b");
  }

  @Test
  void anotherEncodingIsNamed() throws IOException {
    Path file = folder.resolve("text");
    Files.write(file, "text".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> InputFile.text(file)).hasMessageContaining("UTF-16");
    Files.write(file, "ab\u00E4".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> InputFile.text(file)).hasMessageContaining("see octet 2");
    Files.write(file, new byte[] {'a', (byte) 0xC3});
    assertThatThrownBy(() -> InputFile.text(file)).hasMessageContaining("see octet 1");
  }

  @Test
  void aCharacterBehindALinkIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "…");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(InputFile.text(link)).isEqualTo("…");
  }
}
