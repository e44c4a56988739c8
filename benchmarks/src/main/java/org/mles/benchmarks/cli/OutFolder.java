package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.report.GrowthReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.result.SweepFile;

/**
 * Folder that a run writes its result and pages to, and that no other run writes to meanwhile. The
 * operating system holds the lock, so a killed run leaves none behind.
 *
 * <p>Thread: caller.
 */
final class OutFolder implements AutoCloseable {
  private static final String LOCK = ".run";
  private static final byte[] A_BLOCK = new byte[65_536];

  private final Path path;
  private final FileChannel lock;
  private @Nullable RunLog log;

  private OutFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes the folder and checks that it can be written to, before anything is measured. */
  static OutFolder open(Path path) throws UserError {
    try {
      Files.createDirectories(path);
      Path trial = Files.createTempFile(path, "writable", ".part");
      try {
        Files.write(trial, A_BLOCK);
      } finally {
        Files.delete(trial);
      }
      return new OutFolder(path, locked(path));
    } catch (IOException e) {
      throw new UserError("cannot write to " + path + ": " + OneLine.of(e));
    }
  }

  private static FileChannel locked(Path path) throws IOException, UserError {
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tried(channel) == null) {
      channel.close();
      throw new UserError("another run writes to " + path);
    }
    return channel;
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  Path path() {
    return path;
  }

  /** Goes on with the log of an earlier run, as far as its legs have these tags. */
  void resumeLog(Set<String> tags) throws IOException {
    log = RunLog.resume(path, tags);
  }

  /** Returns the log for the histograms of the run; it is kept with the first result. */
  RunLog log() throws IOException {
    if (log == null) {
      log = RunLog.open(path);
    }
    return log;
  }

  void write(ResultFile result) throws IOException {
    log().keep();
    ResultJson.write(path.resolve(ResultJson.FILE_NAME), result);
    LoggedFigures.confirm(path, List.of(result));
    Pages.write(result, path);
  }

  void write(SweepFile sweep) throws IOException {
    log().keep();
    ResultJson.write(path.resolve(SweepFile.FILE_NAME), sweep);
    LoggedFigures.confirm(path, sweep.points());
    Pages.write(sweep, path);
  }

  void write(GrowthFile growth) throws IOException {
    log().keep();
    ResultJson.write(path.resolve(GrowthFile.FILE_NAME), growth);
    LoggedFigures.confirm(path, growth.results());
    Pages.write(new GrowthReport(growth), path);
  }

  @Override
  public void close() throws IOException {
    try {
      if (log != null) {
        log.close();
      }
    } finally {
      Files.deleteIfExists(path.resolve(LOCK));
      lock.close();
    }
  }
}
