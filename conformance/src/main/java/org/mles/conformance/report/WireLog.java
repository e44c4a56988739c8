package org.mles.conformance.report;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.text.Printable;
import org.mles.conformance.wire.HexDump;

/** Renders evidence as text: time, peer, what happened, annotated octets. Thread: any. */
public final class WireLog {
  private WireLog() {}

  /** Returns the last lines about the wire: what decided stands at their end. */
  static List<String> end(List<Evidence> evidence, int lines) {
    List<Evidence> wire = evidence.stream().filter(e -> !e.kind().equals("note")).toList();
    List<String> all = of(wire).lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** Returns the log, one block per entry. */
  public static String of(List<Evidence> evidence) {
    StringBuilder text = new StringBuilder();
    for (Evidence e : evidence) {
      text.append(
          String.format(
              Locale.ROOT,
              "%10.3f ms  %-18s %s%s\n",
              e.atMicros() / 1000.0,
              Printable.line(e.peer()),
              e.kind().equals("note") ? "" : e.kind() + " ",
              e.octets() > 0 ? e.octets() + " octets" : Printable.line(e.text())));
      if (!e.hex().isEmpty()) {
        HexDump.of(HexFormat.of().parseHex(e.hex()), e.octets())
            .lines()
            .forEach(line -> text.append("        ").append(line).append('\n'));
      }
    }
    return text.toString();
  }
}
