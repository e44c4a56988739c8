package org.mles.conformance.vector;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.program.Program;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;

/**
 * One process of a codec. Thread: caller; a worker of its own writes and reads, so that no pipe
 * holds the caller longer than it wants.
 */
final class CodecProcess {
  private static final int MAX_LINE_OCTETS = 96 * 1024 * 1024;
  private static final int LAST_WORDS_CHARS = 2000;
  private static final int PIECE_OCTETS = 1 << 14;

  private final Program program;
  private final InputStream out;

  /** When the last octets went or came. Written by both threads. */
  private volatile long movedAtNanos;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> Daemons.thread("codec-pipe", task));

  /** Starts {@code command} in the system's shell. */
  CodecProcess(String command) throws IOException {
    program = Program.filter(command);
    out = new BufferedInputStream(program.output(), 1 << 16);
  }

  /**
   * Writes one line and reads one. What goes and comes renews the patience.
   *
   * @return the answer without its line end, or null if the output ended
   * @throws IOException if a pipe broke or the line is longer than any answer can be
   * @throws TimeoutException if that takes longer than {@code patience}
   */
  @Nullable String exchange(String line, Patience patience) throws IOException, TimeoutException {
    movedAtNanos = System.nanoTime();
    Future<@Nullable String> answer = worker.submit(() -> exchange(line));
    try {
      return await(answer, patience);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the codec worked");
    }
  }

  private @Nullable String await(Future<@Nullable String> answer, Patience patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    while (true) {
      try {
        return answer.get(Math.max(0, patience.leftNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        patience.moved(movedAtNanos);
        if (patience.leftNanos() <= 0) {
          throw e;
        }
      }
    }
  }

  private @Nullable String exchange(String line) throws IOException {
    write((line + "\n").getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream answer = new ByteArrayOutputStream(256);
    for (int octet = out.read(); octet != '\n'; octet = out.read()) {
      if (octet < 0) {
        return null;
      }
      answer.write(octet);
      if (answer.size() % PIECE_OCTETS == 1) {
        movedAtNanos = System.nanoTime();
      }
      if (answer.size() > MAX_LINE_OCTETS) {
        throw new IOException("a line of more than " + MAX_LINE_OCTETS + " octets");
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private void write(byte[] octets) throws IOException {
    OutputStream in = program.input();
    for (int at = 0; at < octets.length; at += PIECE_OCTETS) {
      in.write(octets, at, Math.min(PIECE_OCTETS, octets.length - at));
      movedAtNanos = System.nanoTime();
    }
    in.flush();
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
