package org.mles.benchmarks.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process that we started and that does not outlive us. All that it prints is read; see {@link
 * Heard} for what is kept of it.
 *
 * <p>Thread: any.
 */
public final class Child {
  private static final long ASKED_MILLIS = 5000;
  private static final long FORCED_MILLIS = 5000;
  private static final long LAST_WORDS_MILLIS = 500;

  private final Process process;
  private final Heard out;
  private final Heard err;

  private Child(Process process, String mark) {
    this.process = process;
    this.out = Heard.of(process.getInputStream(), mark);
    this.err = Heard.of(process.getErrorStream(), mark);
  }

  /**
   * Starts a process on a leash: its standard input is empty, and with this JVM or {@link #end()}
   * its whole process group ends.
   *
   * @param mark how the lines of standard output begin that {@link #next} returns
   */
  public static Child start(List<String> words, String mark) throws IOException {
    return start(words, mark, null, Map.of());
  }

  /** Starts a process on a leash in {@code folder}, with further variables. */
  public static Child start(
      List<String> words, String mark, @Nullable Path folder, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Leash.tie(words));
    builder.environment().putAll(environment);
    builder.directory(folder == null ? null : folder.toFile());
    return new Child(builder.start(), mark);
  }

  /** Starts a process that takes what it is {@linkplain #tell told} and ends with that stream. */
  public static Child startTold(List<String> words, String mark) throws IOException {
    return new Child(new ProcessBuilder(words).start(), mark);
  }

  /** Writes a line to a process that takes some. */
  public void tell(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /**
   * Returns the next marked line of standard output without its mark, empty when that has ended.
   *
   * @throws TimeoutException if neither happens in time
   */
  public Optional<String> next(long nanos) throws InterruptedException, TimeoutException {
    return out.next(nanos);
  }

  /** Returns the first line that it printed, on standard error if there is one. */
  public String firstLine() {
    awaitLastWords();
    return orNothing(err.first() == null ? out.first() : err.first());
  }

  /** Returns the last line that it printed, on standard error if there is one. */
  public String lastLine() {
    awaitLastWords();
    return orNothing(err.last() == null ? out.last() : err.last());
  }

  private void awaitLastWords() {
    try {
      if (!process.isAlive()) {
        out.awaitEnd(LAST_WORDS_MILLIS);
        err.awaitEnd(LAST_WORDS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String orNothing(@Nullable String line) {
    return line == null ? "it said nothing" : line;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end of the process; returns whether it came in time. */
  public boolean waitFor(long nanos) throws InterruptedException {
    return process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }

  /** Returns the exit code of a process that has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Asks the process to end; if it does not in time, kills it and all that it started. */
  public void end() {
    process.destroy();
    try {
      process.waitFor(ASKED_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** Ends the process and all that it started, at once. */
  public void kill() {
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    try {
      process.getOutputStream().close(); // lets go of the leash
    } catch (IOException e) {
      // The other end has gone first.
    }
    family.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(FORCED_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
