package org.mles.benchmarks.report;

import java.util.Locale;
import org.mles.benchmarks.result.ResultFile;

/** What was measured, in one line. Thread: any. */
final class Setting {
  private Setting() {}

  static String line(ResultFile result) {
    ResultFile.Load load = result.workload();
    StringBuilder line = new StringBuilder();
    line.append("profile ").append(result.profile());
    line.append(", ").append(load.subscribers()).append(" subscribers, ");
    line.append(load.payloadBytes()).append(" octets");
    if (result.profile().equals("paced") && load.periodNs() != null) {
      line.append(String.format(Locale.ROOT, ", %.0f msg/s", 1e9 / load.periodNs()));
    }
    line.append(", ").append(result.rounds().size()).append(" rounds");
    line.append(result.partial() ? " (PARTIAL: the run was interrupted)" : "");
    line.append("; ").append(result.env().cores()).append(" cores");
    line.append(result.env().cpu() == null ? "" : ", " + result.env().cpu());
    return line.toString();
  }
}
