package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.result.Wording;

/** The headline table for a terminal. Thread: any. */
public final class TextTable {
  private TextTable() {}

  /** Returns the table and one line of setting and noise. */
  public static String of(ResultFile result) {
    Summary summary = new Summary(result);
    List<List<String>> rows = new ArrayList<>();
    rows.add(SystemRow.head(summary));
    summary.systems().forEach(system -> rows.add(SystemRow.of(summary, system)));
    StringBuilder text = new StringBuilder();
    text.append(Setting.line(result)).append("\n\n");
    rows.forEach(row -> text.append(line(row, widths(rows))).append('\n'));
    text.append('\n');
    text.append(summary.subject()).append(" against itself: ");
    text.append(Wording.interval(summary.control(summary.headline()))).append('\n');
    summary.remarks().forEach(remark -> text.append(remark).append('\n'));
    summary.refusals().forEach(refusal -> text.append(refusal).append('\n'));
    return text.toString();
  }

  /** Returns the tables of a sweep. */
  public static String of(SweepFile sweep) {
    return new SweepReport(sweep).markdown();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
    }
    return line.toString();
  }
}
