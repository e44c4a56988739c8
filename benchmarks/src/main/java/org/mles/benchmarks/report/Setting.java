package org.mles.benchmarks.report;

import java.util.Locale;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.workload.Profile;

/** What was measured, in one line. Thread: any. */
final class Setting {
  private Setting() {}

  /** Returns the question that the profile asks, as a title. */
  static String title(ResultFile result) {
    String subscribers = subscribers(result);
    if (result.profile().equals(Profile.SATURATE.key())) {
      return "As fast as " + subscribers + " can take";
    }
    if (result.profile().equals(Profile.PACED.key())) {
      return "Messages at a fixed rate, " + subscribers;
    }
    if (result.profile().equals(Profile.SENDS.key())) {
      return "Sends of one message, " + subscribers + " that do not read meanwhile";
    }
    String what =
        result.profile().equals(Profile.CLAIM_2017.key())
            ? "One message through a cold system"
            : "One message";
    return what + ", " + subscribers;
  }

  private static String subscribers(ResultFile result) {
    int count = result.workload().subscribers();
    return count
        + (count == 1 ? " subscriber" : " subscribers")
        + result.workload().streams().words();
  }

  static String line(ResultFile result) {
    ResultFile.Load load = result.workload();
    StringBuilder line = new StringBuilder();
    line.append("profile ").append(result.profile());
    line.append(", ").append(subscribers(result)).append(", ");
    line.append(load.payloadBytes()).append(" octets");
    if (result.profile().equals(Profile.PACED.key()) && load.periodNs() != null) {
      line.append(String.format(Locale.ROOT, ", %.0f msg/s", 1e9 / load.periodNs()));
    }
    line.append(", ").append(result.rounds().size()).append(" rounds");
    line.append(result.partial() ? " (PARTIAL: the run was interrupted)" : "");
    line.append("; ").append(result.env().cores()).append(" cores");
    line.append(result.env().cpu() == null ? "" : ", " + result.env().cpu());
    return line.toString();
  }
}
