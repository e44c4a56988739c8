package org.mles.benchmarks.report;

import java.util.Collections;
import java.util.List;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.Wording;

/** The headline for a README or a pull request. Thread: any. */
public final class MarkdownReport {
  private MarkdownReport() {}

  static String of(ResultFile result) {
    Summary summary = new Summary(result);
    StringBuilder text = new StringBuilder();
    text.append("### Fan-out: ").append(Setting.line(result)).append("\n\n");
    List<List<String>> rows =
        summary.systems().stream().map(system -> SystemRow.of(summary, system)).toList();
    table(text, SystemRow.head(summary), rows);
    text.append("\n").append(summary.subject()).append(" against itself (A/A): ");
    text.append(Wording.interval(summary.control(summary.headline()))).append("\n\n");
    SystemRow.verdicts(summary).forEach(verdict -> text.append("- ").append(verdict).append('\n'));
    summary.remarks().forEach(remark -> text.append("- ").append(remark).append('\n'));
    summary.refusals().forEach(refusal -> text.append("- ").append(refusal).append('\n'));
    text.append("\nNot measured:\n\n");
    result.notMeasured().forEach(gap -> text.append("- ").append(gap).append('\n'));
    text.append("\nRun `").append(result.id()).append("`, ").append(result.tool().version());
    text.append(result.tool().commit() == null ? "" : ", commit " + result.tool().commit());
    return text.append(".\n").toString();
  }

  /** Writes a table. */
  public static void table(StringBuilder text, List<String> head, List<List<String>> rows) {
    row(text, head);
    row(text, Collections.nCopies(head.size(), "---"));
    rows.forEach(row -> row(text, row));
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
