package org.mles.conformance.report;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.report.words.WireWords;
import org.mles.conformance.text.Printable;
import org.mles.conformance.wire.HexDump;

/**
 * Renders evidence as text: time, peer, what happened, what it means, annotated octets. Thread:
 * any.
 */
public final class WireLog {
  private WireLog() {}

  /** Returns one entry without its octets. */
  static String line(Evidence e) {
    return String.format(
        Locale.ROOT,
        "%10.3f ms  %-18s %s%s",
        e.atMicros() / 1000.0,
        Printable.line(e.peer()),
        e.kind().equals("note") ? "" : e.kind() + " ",
        e.octets() > 0 ? e.octets() + " octets" : Printable.line(e.text()));
  }

  /** Returns the last lines about the wire: what decided stands at their end. */
  static List<String> end(List<Evidence> evidence, int lines) {
    List<Evidence> wire = evidence.stream().filter(e -> !e.kind().equals("note")).toList();
    List<String> all = of(wire).lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** Returns the log, one block per entry. */
  public static String of(List<Evidence> evidence) {
    StringBuilder text = new StringBuilder();
    WireWords words = new WireWords();
    for (Evidence e : evidence) {
      text.append(line(e)).append('\n');
      words.next(e).forEach(sentence -> text.append("        = ").append(sentence).append('\n'));
      if (!e.hex().isEmpty()) {
        HexDump.of(HexFormat.of().parseHex(e.hex()), e.octets())
            .lines()
            .forEach(line -> text.append("        ").append(line).append('\n'));
      }
    }
    return text.toString();
  }
}
