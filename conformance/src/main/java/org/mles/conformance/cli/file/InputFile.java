package org.mles.conformance.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;

/**
 * Reads files that a user names: whole, as UTF-8, and never more than the memory can take. Trouble
 * is the user's mistake, in one line. Pipes are not read, since nobody knows when they end. Thread:
 * main.
 */
public final class InputFile {
  private static final int MOST_OCTETS = 32 << 20;

  /** What a document takes in memory for each of its octets: text, tree and values. */
  private static final int MEMORY_PER_OCTET = 32;

  private InputFile() {}

  /** Returns a text; a byte-order mark at its beginning is left out. */
  public static String text(Path file) {
    byte[] octets = octets(file);
    if (startsWith(octets, 0xFE, 0xFF) || startsWith(octets, 0xFF, 0xFE)) {
      throw FileTrouble.read(file, "it is UTF-16 by its byte-order mark, expected UTF-8");
    }
    int mark = startsWith(octets, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(octets, mark, octets.length - mark);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw FileTrouble.read(file, "it is no UTF-8 text, see octet " + in.position());
    }
    return out.flip().toString();
  }

  /** Returns the lines of a text. */
  public static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  /** Returns a saved run. */
  public static RunResult run(Path file) {
    String json = text(file);
    try {
      return ResultJson.read(json);
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  private static byte[] octets(Path file) {
    long most = Math.min(MOST_OCTETS, Runtime.getRuntime().maxMemory() / MEMORY_PER_OCTET);
    try {
      FileKind kind = FileKind.of(file);
      if (kind != FileKind.FILE && kind != FileKind.DEVICE) {
        throw FileTrouble.read(file, kind.words());
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] octets = in.readNBytes((int) most + 1);
        if (octets.length > most) {
          throw FileTrouble.read(file, "it is longer than " + most + " octets");
        }
        return octets;
      }
    } catch (IOException e) {
      throw FileTrouble.read(file, FileTrouble.words(e));
    }
  }

  private static boolean startsWith(byte[] octets, int... expected) {
    boolean same = octets.length >= expected.length;
    for (int i = 0; same && i < expected.length; i++) {
      same = (octets[i] & 0xFF) == expected[i];
    }
    return same;
  }
}
