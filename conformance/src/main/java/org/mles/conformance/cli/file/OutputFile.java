package org.mles.conformance.cli.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a user asked for, checked when it is named, before anything runs, and written once.
 *
 * <ul>
 *   <li>A file is replaced as a whole and keeps its permissions, so that nobody ever reads half of
 *       it. Behind a symbolic link, what it points to is replaced, and the link stays.
 *   <li>A missing file is made, with the folders that it needs.
 *   <li>A terminal or another device that takes octets, a pipe that somebody reads, and what this
 *       process itself prints to are written to.
 *   <li>Everything else is refused: folders, disks, sockets, links to nothing, files without
 *       permission to write.
 * </ul>
 *
 * Thread: main, or whoever writes the last words.
 */
public final class OutputFile {
  /** How octets get to where they belong. */
  interface Way {
    void write(byte[] octets) throws IOException;
  }

  private final Path file;
  private final Way way;

  private OutputFile(Path file, Way way) {
    this.file = file;
    this.way = way;
  }

  /**
   * Makes sure that {@code file} can be written.
   *
   * @throws UsageException if it cannot, or must not
   */
  public static OutputFile of(Path file) {
    try {
      return new OutputFile(file, way(file, FileKind.of(file)));
    } catch (IOException e) {
      throw FileTrouble.write(file, FileTrouble.words(e));
    }
  }

  private static Way way(Path file, FileKind kind) throws IOException {
    return switch (kind) {
      case NOTHING -> {
        if (Files.isSymbolicLink(file)) {
          throw FileTrouble.write(file, "it is a link to nothing");
        }
        yield Replacement.of(file.toAbsolutePath());
      }
      case FILE -> regular(file);
      case DEVICE ->
          octets -> writeTo(Files.newOutputStream(file, StandardOpenOption.WRITE), octets);
      case PIPE -> new PipeEnd(file);
      case FOLDER, OTHER -> throw FileTrouble.write(file, kind.words());
    };
  }

  /** What this process prints to is open already: replaced, it would lose what is printed. */
  private static Way regular(Path file) throws IOException {
    if (isSame(file, "/dev/stdout")) {
      return octets -> new FileOutputStream(FileDescriptor.out).write(octets);
    } else if (isSame(file, "/dev/stderr")) {
      return octets -> new FileOutputStream(FileDescriptor.err).write(octets);
    }
    return Replacement.of(file.toRealPath());
  }

  private static boolean isSame(Path file, String own) throws IOException {
    return Files.exists(Path.of(own)) && Files.isSameFile(file, Path.of(own));
  }

  private static void writeTo(OutputStream device, byte[] octets) throws IOException {
    try (device) {
      device.write(octets);
    }
  }

  /** Returns the name that the user gave. */
  public Path file() {
    return file;
  }

  /** Writes a text in UTF-8; see {@link #write(byte[])}. */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes everything.
   *
   * @throws UsageException if not all octets arrived; a file is then what it was before
   */
  public void write(byte[] octets) {
    try {
      way.write(octets);
    } catch (IOException e) {
      throw FileTrouble.write(file, FileTrouble.words(e));
    }
  }
}
