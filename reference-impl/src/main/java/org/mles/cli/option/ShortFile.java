package org.mles.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of text that an option names; one that cannot be meant is not read whole. Thread: main.
 */
final class ShortFile {
  private static final int MAX_OCTETS = 64 << 10;

  private ShortFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException saying what the file is, and nothing of what is in it
   */
  static String read(Path file) throws IOException {
    byte[] octets;
    try (InputStream in = Files.newInputStream(file)) {
      octets = in.readNBytes(MAX_OCTETS + 1);
    }
    if (octets.length > MAX_OCTETS) {
      throw new IllegalArgumentException("longer than 64 KiB");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }
}
