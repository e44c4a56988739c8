package org.mles.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a process says on one stream, however much that is: every octet is read, so that the process
 * never waits for a reader. It keeps the beginning of the first line and of the last one, and a
 * queue of the lines that begin with a mark.
 *
 * <p>Thread: its own reads; any asks.
 */
final class Heard {
  private static final int LONGEST_LINE = 500;
  private static final int MOST_MARKED = 100;
  private static final int BUFFER_CHARS = 8192;
  private static final String END = "";

  private final String mark;
  private final BlockingQueue<String> marked = new LinkedBlockingQueue<>(MOST_MARKED + 1);
  private final Thread thread;
  private final StringBuilder line = new StringBuilder();
  private @Nullable String first; // guarded by this
  private @Nullable String last; // guarded by this

  private Heard(InputStream stream, String mark) {
    this.mark = mark;
    this.thread = new Thread(() -> hear(stream), "hears a process");
    thread.setDaemon(true);
  }

  static Heard of(InputStream stream, String mark) {
    Heard heard = new Heard(stream, mark);
    heard.thread.start();
    return heard;
  }

  private void hear(InputStream stream) {
    char[] buffer = new char[BUFFER_CHARS];
    try (Reader in = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      for (int chars = in.read(buffer); chars >= 0; chars = in.read(buffer)) {
        for (int i = 0; i < chars; i++) {
          take(buffer[i]);
        }
      }
    } catch (IOException e) {
      // A stream that breaks has ended.
    }
    lineEnds();
    marked.add(END);
  }

  private void take(char c) {
    if (c == '\n') {
      lineEnds();
    } else if (line.length() < LONGEST_LINE) {
      line.append(c);
    }
  }

  private void lineEnds() {
    String text = line.toString().strip();
    line.setLength(0);
    boolean asked = !text.isEmpty() && text.startsWith(mark);
    if (asked && marked.size() < MOST_MARKED) {
      marked.add(text);
    }
    if (!text.isEmpty() && (!asked || mark.isEmpty())) {
      keep(text);
    }
  }

  private synchronized void keep(String text) {
    first = first == null ? text : first;
    last = text;
  }

  /**
   * Returns the next line that begins with the mark, without it; empty when the stream has ended.
   *
   * @throws TimeoutException if neither happens in time
   */
  Optional<String> next(long nanos) throws InterruptedException, TimeoutException {
    String text = marked.poll(nanos, TimeUnit.NANOSECONDS);
    if (text == null) {
      throw new TimeoutException("nothing was said");
    }
    if (text.isEmpty()) {
      marked.add(END); // for whoever asks again
      return Optional.empty();
    }
    return Optional.of(text.substring(mark.length()).strip());
  }

  /** Waits for the end of the stream, but not for ever: a grandchild may hold it open. */
  void awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
  }

  synchronized @Nullable String first() {
    return first == null ? null : Printable.of(first);
  }

  synchronized @Nullable String last() {
    return last == null ? null : Printable.of(last);
  }
}
