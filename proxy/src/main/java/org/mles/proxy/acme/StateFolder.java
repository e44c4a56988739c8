package org.mles.proxy.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;

/**
 * A folder for keys, which nobody but the user of this process may look into. What is written there
 * is there whole or not at all, whenever the machine stops. Thread: any; who writes has the turn.
 */
final class StateFolder {
  private static final String TURN = "turn";
  private static final String TRIAL = "trial";

  /** More than a key and a chain have. */
  private static final int ROOM_OCTETS = 1 << 16;

  private static final Set<PosixFilePermission> OWN_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWN_FILE =
      PosixFilePermissions.fromString("rw-------");

  /** What one proxy at a time has. */
  record Turn(FileChannel locked) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      locked.close();
    }
  }

  private final Path state;
  private final Path folder;

  /**
   * Names a folder, which is not touched yet.
   *
   * @param authority name of the folder in {@code state} that is for one authority
   */
  StateFolder(Path state, String authority) {
    this.state = state;
    folder = state.resolve(authority);
  }

  /**
   * Opens the folder, and makes it if it is not there.
   *
   * @throws IOException if it cannot be made, or others may look into it
   */
  StateFolder open() throws IOException {
    requireOwn(state);
    requireOwn(folder);
    return this;
  }

  private static void requireOwn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      make(folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder");
    }
    Set<PosixFilePermission> others = new HashSet<>(Files.getPosixFilePermissions(folder));
    others.removeAll(OWN_FOLDER);
    if (!others.isEmpty()) {
      throw new IOException("others may look into " + folder + "; chmod 700 makes it right");
    }
  }

  private static void make(Path folder) throws IOException {
    FileAttribute<?> own = PosixFilePermissions.asFileAttribute(OWN_FOLDER);
    try {
      Files.createDirectories(folder, own);
    } catch (IOException e) {
      throw new IOException("cannot make the folder " + folder + ": " + OneLine.of(e), e);
    }
  }

  /** Returns where a file of that name is, or would be. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Takes the turn, which one proxy of all that share the folder has at a time, until it is closed
   * or the process ends; null while another has it.
   */
  @Nullable Turn turn() throws IOException {
    FileChannel channel =
        FileChannel.open(
            file(TURN),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWN_FILE));
    try {
      if (channel.tryLock() != null) {
        return new Turn(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another has it in this JVM.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  /** Finds out whether there is room, before something comes that does not come twice. */
  void requireRoom() throws IOException {
    write(TRIAL, " ".repeat(ROOM_OCTETS));
    Files.delete(file(TRIAL));
  }

  /** Puts a text in the place of a file; if that fails the old one stays. */
  void write(String name, String text) throws IOException {
    Path fresh = folder.resolve(name + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWN_FILE));
      fill(fresh, text);
      Files.move(
          fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      String why = "cannot write " + file(name) + ": " + OneLine.of(e);
      try {
        Files.deleteIfExists(fresh);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw new IOException(why, e);
    }
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer octets = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (octets.hasRemaining()) {
        out.write(octets);
      }
      out.force(true);
    }
  }
}
