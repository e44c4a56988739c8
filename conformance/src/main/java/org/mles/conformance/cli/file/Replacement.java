package org.mles.conformance.cli.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Puts a whole file in the place of another, or of nothing: written beside it under a name that
 * nobody has, brought to the disk, then renamed.
 */
final class Replacement implements OutputFile.Way {
  private static final SecureRandom NAMES = new SecureRandom();

  private final Path target;
  private final Path folder;

  private Replacement(Path target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * Makes sure that the place can be had; missing folders are made.
   *
   * @param target absolute, no link
   */
  static Replacement of(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new FileSystemException(target.toString(), null, "it has no folder");
    } else if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    Files.createDirectories(folder);
    Replacement replacement = new Replacement(target, folder);
    Path probe = replacement.unused();
    Files.createFile(probe);
    Files.delete(probe);
    return replacement;
  }

  /** The name of the target would do as well, but may be as long as names can be. */
  private Path unused() {
    return folder.resolve(".mles-" + Long.toHexString(NAMES.nextLong()) + ".part");
  }

  @Override
  public void write(byte[] octets) throws IOException {
    Path part = unused();
    try {
      fill(part, octets);
      FileKind kind = FileKind.of(target);
      if (kind == FileKind.FILE) {
        keepRights(part);
      } else if (kind != FileKind.NOTHING) {
        throw new FileSystemException(target.toString(), null, "meanwhile " + kind.words());
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void fill(Path part, byte[] octets) throws IOException {
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(octets);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
  }

  /** Gives the new file the rights of the old one, and its owner if this process may do that. */
  private void keepRights(Path part) throws IOException {
    PosixFileAttributeView view = view(part);
    PosixFileAttributeView old = view(target);
    if (view == null || old == null) {
      return;
    }
    PosixFileAttributes before = old.readAttributes();
    try {
      view.setOwner(before.owner());
      view.setGroup(before.group());
    } catch (FileSystemException e) {
      System.getLogger(Replacement.class.getName())
          .log(System.Logger.Level.DEBUG, "another owner cannot be set", e);
    }
    view.setPermissions(before.permissions());
  }

  private static @Nullable PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }
}
