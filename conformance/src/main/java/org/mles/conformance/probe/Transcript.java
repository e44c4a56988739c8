package org.mles.conformance.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.wire.RawFrame;

/**
 * Wire log of one case: the newest entries, each with the beginning of its octets.
 *
 * <p>Thread: any; guarded by this.
 */
public final class Transcript {
  private static final int ENTRIES = 300;
  private static final int SHOWN_OCTETS = 192;

  private final long started = System.nanoTime();
  private final Deque<Evidence> entries = new ArrayDeque<>();
  private final Map<RawFrame, String> names = new ConcurrentHashMap<>();

  /** Gives a frame the name by which messages speak of it. */
  public RawFrame name(RawFrame frame, String name) {
    names.putIfAbsent(frame, name);
    return frame;
  }

  /** Returns the frame's name, if it has one, and its fields. */
  public String describe(RawFrame frame) {
    String name = names.get(frame);
    return name == null ? "an unknown " + frame : "'" + name + "' " + frame;
  }

  void octets(String peer, String kind, byte[] octets, int count) {
    int shown = Math.min(count, SHOWN_OCTETS);
    String hex = HexFormat.of().formatHex(octets, 0, shown);
    add(new Evidence(micros(), peer, kind, count, hex, ""));
  }

  /** Adds a remark. */
  public void note(String peer, String text) {
    add(Evidence.note(micros(), peer, text));
  }

  void closed(String peer, String text) {
    add(new Evidence(micros(), peer, "closed", 0, "", text));
  }

  /** Copies the log, oldest entry first. */
  public synchronized List<Evidence> evidence() {
    return List.copyOf(entries);
  }

  private long micros() {
    return (System.nanoTime() - started) / 1000;
  }

  private synchronized void add(Evidence entry) {
    if (entries.size() == ENTRIES) {
      entries.remove();
    }
    entries.add(entry);
  }
}
