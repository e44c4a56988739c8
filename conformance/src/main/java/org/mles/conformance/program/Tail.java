package org.mles.conformance.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The end of what a program wrote, whatever it wrote and how much: a ring of octets. What is older
 * is dropped and counted.
 *
 * <p>Thread: any; guarded by this.
 */
public final class Tail {
  private static final int MOST_LINES = 200;
  private static final int MOST_CHARS = 400;

  private final byte[] ring;

  /** Octets that were put since they were last taken. */
  private long put;

  /** Keeps the last {@code octets}. */
  public Tail(int octets) {
    ring = new byte[octets];
  }

  /** Adds the first {@code count} octets of {@code octets}. */
  public synchronized void put(byte[] octets, int count) {
    for (int i = Math.max(0, count - ring.length); i < count; i++) {
      ring[(int) ((put + i) % ring.length)] = octets[i];
    }
    put += count;
  }

  /** Adds a line of our own. */
  public void note(String line) {
    byte[] octets = (line + "\n").getBytes(StandardCharsets.UTF_8);
    put(octets, octets.length);
  }

  /** Returns what is kept, with U+FFFD for octets that are no text. */
  public synchronized String text() {
    int kept = (int) Math.min(put, ring.length);
    byte[] octets = new byte[kept];
    for (int i = 0; i < kept; i++) {
      octets[i] = ring[(int) ((put - kept + i) % ring.length)];
    }
    return new String(octets, StandardCharsets.UTF_8);
  }

  /** Takes the last lines, made short and printable; the first one says what was dropped. */
  public synchronized List<String> take() {
    List<String> all = text().lines().map(Tail::printable).toList();
    List<String> lines =
        new ArrayList<>(all.subList(Math.max(0, all.size() - MOST_LINES), all.size()));
    long dropped = put - Math.min(put, ring.length);
    if (dropped > 0) {
      lines.add(0, String.format(Locale.ROOT, "(%d octets before this were dropped)", dropped));
    }
    put = 0;
    return lines;
  }

  private static String printable(String line) {
    StringBuilder shown = new StringBuilder();
    line.codePoints()
        .limit(MOST_CHARS)
        .forEach(c -> shown.appendCodePoint(c == '\t' || isPrintable(c) ? c : '?'));
    return line.codePointCount(0, line.length()) > MOST_CHARS ? shown + "..." : shown.toString();
  }

  private static boolean isPrintable(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }
}
