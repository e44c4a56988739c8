package org.mles.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Follows one direction of a connection and says which frames go by. A log keeps the beginning of
 * what was read or sent at a time, so frames may be known in part, and the place of the next one
 * may be lost; then octets are shown as octets. Thread: caller.
 */
public final class StreamWords {
  /** Where the stream is. */
  private enum State {
    FRAMES,
    /** No frame can be told any more, or there are none: the N draft behind its first frame. */
    OCTETS
  }

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private State state;
  private long passed;

  /** Begins at a border of frames, or with octets that are no frames. */
  public StreamWords(boolean frames) {
    state = frames ? State.FRAMES : State.OCTETS;
  }

  /**
   * Returns a sentence for each frame that ends in these octets, and one for what remains.
   *
   * @param known the first of them
   * @param total how many there were
   */
  public List<String> next(byte[] known, long total) {
    List<String> sentences = new ArrayList<>();
    int at = 0;
    while (at < known.length && state == State.FRAMES && isHeader(known[at])) {
      int taken = Math.toIntExact(Math.min(missing(), known.length - at));
      take(known, at, taken);
      at += taken;
      if (missing() == 0) {
        sentences.add(frame());
      }
    }
    skip(known.length - at, total - known.length, sentences);
    if (at < known.length) {
      byte[] rest = Arrays.copyOfRange(known, at, known.length);
      boolean began = state == State.OCTETS;
      state = State.OCTETS;
      sentences.add((began ? "octets " : "no frame: ") + QuotedOctets.of(rest, total - at));
    } else if (passed > 0) {
      sentences.add("part of a frame, " + passed + " octets so far");
    }
    return sentences;
  }

  private boolean isHeader(byte next) {
    return passed > 0 || next == RawFrame.TYPE || next == NFirst.TYPE;
  }

  private void take(byte[] octets, int from, int count) {
    held.write(octets, from, count);
    passed += count;
  }

  /** Passes over octets that were not kept. */
  private void skip(int left, long unknown, List<String> sentences) {
    if (unknown == 0 || left > 0) {
      return;
    }
    boolean inFrame = passed > 0 && held.size() >= headerOctets();
    if (inFrame && missing() >= unknown) {
      passed += unknown;
      if (missing() == 0) {
        sentences.add(frame());
      }
    } else {
      sentences.add((inFrame ? frame() + ", then " : "") + "octets that were not kept");
      state = State.OCTETS;
      passed = 0;
    }
  }

  private int headerOctets() {
    return held.size() > 0 && held.toByteArray()[0] == NFirst.TYPE
        ? NFirst.HEADER_OCTETS
        : RawFrame.HEADER_OCTETS;
  }

  /** Returns how many octets the header or the frame at hand still needs. */
  private long missing() {
    if (held.size() < headerOctets()) {
      return headerOctets() - held.size();
    }
    int announced = ByteBuffer.wrap(held.toByteArray()).getInt() & RawFrame.MAX_BODY_OCTETS;
    return headerOctets() + announced - passed;
  }

  /** Says what the frame at hand is, and goes on behind it. */
  private String frame() {
    byte[] octets = held.toByteArray();
    ByteBuffer in = ByteBuffer.wrap(octets);
    int body = in.getInt() & RawFrame.MAX_BODY_OCTETS;
    byte[] known = Arrays.copyOfRange(octets, headerOctets(), octets.length);
    held.reset();
    passed = 0;
    if (octets[0] == NFirst.TYPE) {
      state = State.OCTETS;
      return "first frame of the N draft: " + QuotedOctets.of(known, body);
    }
    String words = body == 0 ? "a header that announces no body" : BodyWords.of(known, body);
    return String.format(Locale.ROOT, "%s, cid %08x", words, in.getInt());
  }
}
