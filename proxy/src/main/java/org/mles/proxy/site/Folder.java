package org.mles.proxy.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the files of a folder, all of them or none. What begins with a dot is left out, but for
 * {@code .well-known}: such files are for the machine, not for visitors. Thread: caller.
 */
final class Folder extends SimpleFileVisitor<Path> {
  static final int MOST_FILES = 10_000;

  private static final int MOST_DEPTH = 32;
  private static final String SHOWN_ALL_THE_SAME = ".well-known";

  private final Path root;
  private final long mostOctets;
  private final Map<String, byte[]> files = new TreeMap<>();
  private long octets;

  Folder(Path root, long mostOctets) {
    this.root = root;
    this.mostOctets = mostOctets;
  }

  /**
   * Reads a folder.
   *
   * @param mostOctets of all files together
   * @return octets by path, such as {@code /pages/index.html}
   * @throws IOException naming what cannot be shown: nothing there, too much, or a link that leads
   *     out of the folder
   */
  static Map<String, byte[]> read(Path folder, long mostOctets) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder");
    }
    Folder reading = new Folder(folder.toRealPath(), mostOctets);
    try {
      EnumSet<FileVisitOption> links = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
      Files.walkFileTree(reading.root, links, MOST_DEPTH, reading);
    } catch (FileSystemLoopException e) {
      throw new IOException(e.getFile() + " leads back to a folder that it is in", e);
    }
    if (reading.files.isEmpty()) {
      throw new IOException(folder + " has no file to show");
    }
    return reading.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (!folder.equals(root) && isHidden(folder)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    requireInside(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (isHidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    requireInside(file);
    if (attributes.isDirectory()) {
      throw new IOException(file + " lies deeper than " + MOST_DEPTH + " folders");
    }
    if (!attributes.isRegularFile()) {
      throw new IOException(file + " is no file");
    }
    if (files.size() == MOST_FILES) {
      throw new IOException(root + " has more than " + MOST_FILES + " files");
    }
    String separator = root.getFileSystem().getSeparator();
    files.put("/" + root.relativize(file).toString().replace(separator, "/"), octets(file));
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null
        && name.toString().startsWith(".")
        && !name.toString().equals(SHOWN_ALL_THE_SAME);
  }

  /** A link may lead to another place of the folder, not to what only this process may read. */
  private void requireInside(Path path) throws IOException {
    if (!path.toRealPath().startsWith(root)) {
      throw new IOException(path + " leads out of the folder");
    }
  }

  /** Reads a file, which may grow meanwhile, up to one octet more than there may be. */
  private byte[] octets(Path file) throws IOException {
    long left = mostOctets - octets;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(Math.toIntExact(left + 1));
      if (read.length > left) {
        throw new IOException(root + " has more than " + mostOctets + " octets, up to " + file);
      }
      octets += read.length;
      return read;
    }
  }
}
