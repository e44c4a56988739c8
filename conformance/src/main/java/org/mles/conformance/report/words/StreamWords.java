package org.mles.conformance.report.words;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.wire.QuotedOctets;

/**
 * Follows one direction of a connection and says which frames go by. A log keeps the beginning of
 * what was read or sent at a time, so frames may be known in part, and the place of the next one
 * may be lost; then octets are shown as octets. Thread: caller.
 */
final class StreamWords {
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private Units units;
  private long passed;

  /** Begins with these units. */
  StreamWords(Units units) {
    this.units = units;
  }

  /**
   * Returns a sentence for each unit that ends in these octets, and one for what remains.
   *
   * @param known the first of them
   * @param total how many there were
   */
  List<String> next(byte[] known, long total) {
    List<String> sentences = new ArrayList<>();
    int at = 0;
    while (at < known.length && (passed > 0 || units.canBegin(known[at]))) {
      int taken = Math.toIntExact(Math.min(missing(), known.length - at));
      held.write(known, at, taken);
      passed += taken;
      at += taken;
      if (missing() == 0) {
        sentences.add(unit());
      }
    }
    if (at == known.length && total > known.length) {
      skip(total - known.length, sentences);
    }
    if (at < known.length) {
      String noun = units == Units.OCTETS ? "octets " : "no frame: ";
      units = Units.OCTETS;
      byte[] rest = Arrays.copyOfRange(known, at, known.length);
      sentences.add(noun + QuotedOctets.of(rest, total - at));
    } else if (passed > 0) {
      sentences.add("part of a frame, " + passed + " octets so far");
    }
    return sentences;
  }

  /** Returns how many octets the unit at hand still needs, or at least one to know that. */
  private long missing() {
    long octets = passed == 0 ? 0 : units.octets(held.toByteArray());
    return octets == 0 ? 1 : octets - passed;
  }

  /** Passes over octets that were not kept. */
  private void skip(long unknown, List<String> sentences) {
    boolean measured = passed > 0 && units.octets(held.toByteArray()) > 0;
    if (measured && missing() >= unknown) {
      passed += unknown;
      if (missing() == 0) {
        sentences.add(unit());
      }
    } else if (passed > 0 && units.endsWithItsPiece()) {
      sentences.add(unit());
    } else {
      sentences.add((measured ? unit() + ", then " : "") + "octets that were not kept");
      units = Units.OCTETS;
      passed = 0;
    }
  }

  /** Says what the unit at hand is, and goes on behind it. */
  private String unit() {
    byte[] octets = held.toByteArray();
    String words = units.words(octets, units.octets(octets));
    units = units.next(octets);
    held.reset();
    passed = 0;
    return words;
  }
}
