package org.mles.conformance.vector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One process of a codec and its three pipes. Thread: caller; a worker of its own writes and reads,
 * so that no pipe holds the caller longer than it wants, and a second thread keeps the end of the
 * error output.
 */
final class CodecProcess {
  private static final int MAX_LINE_OCTETS = 96 * 1024 * 1024;
  private static final int ERROR_TAIL_CHARS = 2000;
  private static final long LAST_WORDS_MILLIS = 500;

  private final Process process;
  private final InputStream out;
  private final StringBuilder errors = new StringBuilder();
  private final Thread errorPump;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(CodecProcess::daemon);

  private CodecProcess(Process process) {
    this.process = process;
    this.out = new java.io.BufferedInputStream(process.getInputStream(), 1 << 16);
    this.errorPump = new Thread(this::pumpErrors, "codec-stderr");
    errorPump.setDaemon(true);
    errorPump.start();
  }

  /** Starts {@code command} in the system's shell. */
  static CodecProcess start(String command) throws IOException {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    List<String> shell = windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    return new CodecProcess(new ProcessBuilder(shell).start());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "codec-pipe");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Writes one line and reads one.
   *
   * @return the answer without its line end, or null if the output ended
   * @throws IOException if a pipe broke or the line is longer than any answer can be
   * @throws TimeoutException if both took longer than {@code patience}
   */
  @Nullable String exchange(String line, Duration patience) throws IOException, TimeoutException {
    Future<@Nullable String> answer = worker.submit(() -> exchange(line));
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the codec worked");
    }
  }

  private @Nullable String exchange(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    ByteArrayOutputStream answer = new ByteArrayOutputStream(256);
    for (int octet = out.read(); octet != '\n'; octet = out.read()) {
      if (octet < 0) {
        return null;
      }
      answer.write(octet);
      if (answer.size() > MAX_LINE_OCTETS) {
        throw new IOException("a line of more than " + MAX_LINE_OCTETS + " octets");
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** Ends the process and all that it started; waits shortly for its error output. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    // Unlike the process itself its handle leaves the pipes open, so that last words are heard.
    process.toHandle().destroyForcibly();
    worker.shutdownNow();
    try {
      errorPump.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /** Returns {@code ", exit code n"} if the process has ended by itself. */
  String exitText() {
    try {
      return process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
          ? ", exit code " + process.exitValue()
          : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Returns the last characters of the error output. */
  String errorTail() {
    synchronized (errors) {
      return errors.toString().strip();
    }
  }

  private void pumpErrors() {
    byte[] chunk = new byte[4096];
    try (InputStream err = process.getErrorStream()) {
      for (int n = err.read(chunk); n >= 0; n = err.read(chunk)) {
        synchronized (errors) {
          errors.append(new String(chunk, 0, n, StandardCharsets.UTF_8));
          errors.delete(0, Math.max(0, errors.length() - ERROR_TAIL_CHARS));
        }
      }
    } catch (IOException e) {
      synchronized (errors) {
        errors.append(" (error output broke: ").append(e.getMessage()).append(')');
      }
    }
  }
}
