package org.mles.conformance.vector;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.program.Program;

/**
 * One process of a codec. Thread: caller; a worker of its own writes and reads, so that no pipe
 * holds the caller longer than it wants.
 */
final class CodecProcess {
  private static final int MAX_LINE_OCTETS = 96 * 1024 * 1024;
  private static final int LAST_WORDS_CHARS = 2000;

  private final Program program;
  private final InputStream out;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(CodecProcess::daemon);

  /** Starts {@code command} in the system's shell. */
  CodecProcess(String command) throws IOException {
    program = Program.filter(command);
    out = new BufferedInputStream(program.output(), 1 << 16);
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
    OutputStream in = program.input();
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

  /** Ends the process and all that it started. */
  void kill() {
    program.kill();
    worker.shutdownNow();
  }

  /** Returns {@code exit code n}, or that the process still runs. */
  String exitText() {
    return program.exitText();
  }

  /** Takes the end of the error output. */
  String lastWords() {
    String words = String.join("\n", program.said()).strip();
    return words.substring(Math.max(0, words.length() - LAST_WORDS_CHARS));
  }
}
