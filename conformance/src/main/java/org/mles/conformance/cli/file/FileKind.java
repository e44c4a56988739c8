package org.mles.conformance.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What a name stands for, behind its links. Thread: any. */
enum FileKind {
  /** Nothing has that name. */
  NOTHING("there is no such file"),
  /** Octets that stay. */
  FILE("it is a file"),
  FOLDER("it is a folder"),
  /** A terminal, {@code /dev/null} and their kind: octets come and go. */
  DEVICE("it is a device"),
  /** Octets that somebody else reads or writes at the other end. */
  PIPE("it is a pipe"),
  /** A disk, a socket, or what the system does not tell. */
  OTHER("it is neither a file nor a terminal or pipe");

  private static final int TYPE_MASK = 0xF000;
  private static final int PIPE_TYPE = 0x1000;
  private static final int CHARACTER_DEVICE_TYPE = 0x2000;

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** Returns what it is, as a sentence. */
  String words() {
    return words;
  }

  /**
   * Asks the system.
   *
   * @throws IOException if it does not tell, such as for a ring of links
   */
  static FileKind of(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        return FILE;
      } else if (attributes.isDirectory()) {
        return FOLDER;
      }
      return ofType((int) Files.getAttribute(file, "unix:mode") & TYPE_MASK);
    } catch (NoSuchFileException e) {
      return NOTHING;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return OTHER;
    }
  }

  private static FileKind ofType(int type) {
    return switch (type) {
      case PIPE_TYPE -> PIPE;
      case CHARACTER_DEVICE_TYPE -> DEVICE;
      default -> OTHER;
    };
  }
}
