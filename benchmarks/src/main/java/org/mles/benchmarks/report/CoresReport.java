package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mles.benchmarks.cores.CoreConstants;
import org.mles.benchmarks.cores.CoresFile;
import org.mles.benchmarks.cores.FanOutModel;
import org.mles.benchmarks.cores.MeasuredTime;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.result.Wording;

/** Where further cores stop to pay, from the file of constants alone. Thread: any. */
public final class CoresReport {
  static final String TITLE = "Where further cores stop to pay";

  /** What is asked of each core: that at least half of its time makes the fan-out faster. */
  private static final double HALF = 0.5;

  private static final double PERCENT = 100;

  private static final String QUESTION =
      "One message to many subscribers of one channel, each loop of the server on a core of its"
          + " own: how long until the last send is made?";

  private static final List<String> FORMULA =
      List.of(
          "loops used: u = min(loops, subscribers / "
              + FanOutModel.MIRROR_FROM
              + " rounded up); the largest share: m = max(subscribers / loops rounded up,"
              + " min(subscribers, "
              + FanOutModel.MIRROR_FROM
              + "))",
          "the owner of the channel: first + (u - 1) tell + m send",
          "the last mirror, if u > 1: first + (u - 2) tell + heard + hand-over + m send",
          "time until the last send: the larger of the two; efficiency: the time of one loop over"
              + " loops times the time");

  private static final List<String> ASSUMED =
      List.of(
          "A core for each loop, and other cores for whoever reads.",
          "One message at a time; a server that has more to do sends many in one send, and then"
              + " cores matter less.",
          "At best, loops do not hinder each other. At worst, each further loop hinders every send"
              + " as much as the second did where that was measured, which was on as many cores as"
              + " are named below, shared with the load.",
          "Nothing was measured with more than two loops: all beyond is what the constants say.");

  private final CoresFile file;
  private final FanOutModel best;
  private final FanOutModel worst;

  /** Makes the report of a file. */
  public CoresReport(CoresFile file) {
    this.file = file;
    this.best = new FanOutModel(file.constants(), false);
    this.worst = new FanOutModel(file.constants(), true);
  }

  /** Returns the page as Markdown. */
  public String markdown() {
    StringBuilder out =
        new StringBuilder("### " + TITLE + "\n\n" + QUESTION + " At best, at worst");
    out.append(" (efficiency at best, at worst):\n\n");
    MarkdownReport.table(out, head(), rows());
    out.append("\nThe last number of loops that pays:\n\n");
    MarkdownReport.table(out, endsHead(), ends());
    out.append("\nConstants:\n\n");
    MarkdownReport.table(out, List.of("constant", "time", "from"), constants());
    out.append("\nWhat was measured, and what the constants say of it:\n\n");
    MarkdownReport.table(out, checkHead(), check());
    out.append("\nFormula:\n\n");
    FORMULA.forEach(line -> out.append("- ").append(line).append('\n'));
    out.append("\nAssumed:\n\n");
    ASSUMED.forEach(line -> out.append("- ").append(line).append('\n'));
    return out.append('\n').append(origin()).append('\n').toString();
  }

  String html() {
    StringBuilder out = new StringBuilder("<h1>" + TITLE + "</h1>\n<p class=\"lead\">");
    out.append(Html.text(QUESTION)).append("</p>\n").append(legend());
    out.append("<div class=\"charts\"><figure>").append(chart());
    out.append("<figcaption>Lines: at worst; the areas reach down to the best. Rings: measured.");
    out.append("</figcaption></figure></div>\n<h2>Time until the last send, and efficiency</h2>\n");
    out.append(Html.table(head(), rows()));
    out.append("<h2>The last number of loops that pays</h2>\n");
    out.append(Html.table(endsHead(), ends())).append("<h2>Constants</h2>\n");
    out.append(Html.table(List.of("constant", "time", "from"), constants()));
    out.append("<h2>What was measured, and what the constants say of it</h2>\n");
    out.append(Html.table(checkHead(), check())).append("<h2>Formula</h2>\n");
    out.append(Html.list(FORMULA)).append("<h2>Assumed</h2>\n").append(Html.list(ASSUMED));
    out.append("<p class=\"lead\">").append(Html.text(origin())).append(" <a href=\"");
    out.append(CoresFile.FILE_NAME).append("\">constants</a></p>\n");
    return Html.page(TITLE, out);
  }

  /** Draws times by loops. */
  String chart() {
    return new CoresChart(file, best, worst).draw();
  }

  String legend() {
    Map<String, String> names = new LinkedHashMap<>();
    CoresChart.SUBSCRIBERS.forEach(n -> names.put(n + " subscribers", CoresChart.css(n)));
    return Palette.legend(names);
  }

  private static List<String> head() {
    List<String> head = new ArrayList<>(List.of("subscribers"));
    CoresChart.LOOPS.forEach(loops -> head.add(loops == 1 ? "1 loop" : loops + " loops"));
    return head;
  }

  private List<List<String>> rows() {
    return CoresChart.SUBSCRIBERS.stream().map(this::row).toList();
  }

  private List<String> row(int subscribers) {
    List<String> row = new ArrayList<>(List.of(Wording.count((long) subscribers)));
    for (int loops : CoresChart.LOOPS) {
      row.add(
          span(time(best, subscribers, loops), time(worst, subscribers, loops))
              + " ("
              + span(used(best, subscribers, loops), used(worst, subscribers, loops))
              + ")");
    }
    return row;
  }

  private static String span(String one, String other) {
    return one.equals(other) ? one : one + ", " + other;
  }

  private static String time(FanOutModel model, int subscribers, int loops) {
    return Wording.time(Math.round(model.nanos(subscribers, loops)));
  }

  private static String used(FanOutModel model, int subscribers, int loops) {
    return Math.round(PERCENT * model.efficiency(subscribers, loops)) + " %";
  }

  private static List<String> endsHead() {
    return List.of(
        "subscribers", "at least half of each core is used, at best, at worst", "none is faster");
  }

  private List<List<String>> ends() {
    return CoresChart.SUBSCRIBERS.stream()
        .map(
            n ->
                List.of(
                    Wording.count((long) n),
                    span(loops(best.most(n, HALF)), loops(worst.most(n, HALF))),
                    span(loops(best.fastest(n)), loops(worst.fastest(n)))))
        .toList();
  }

  private static String loops(int count) {
    return count == FanOutModel.MOST_LOOPS ? "more than a server has" : Integer.toString(count);
  }

  private List<List<String>> constants() {
    CoreConstants known = file.constants();
    String line = "the least and the most subscribers of ";
    return List.of(
        List.of("first: beside all sends", nanos(known.firstNs()), line + "one loop"),
        List.of("send, one loop", nanos(known.sendNs()), line + "one loop"),
        List.of("send, each of two loops", nanos(known.sendOfTwoNs()), line + "two loops"),
        List.of("tell: the owner wakes a loop", nanos(known.tellNs()), "WakeUpBenchmark"),
        List.of("heard: until that runs", nanos(known.hearNs()), "WakeUpBenchmark"),
        List.of("hand-over: copy, messages", nanos(known.copyNs()), "HandOverBenchmark"));
  }

  private static String nanos(double value) {
    return Wording.time(Math.round(value));
  }

  private static List<String> checkHead() {
    return List.of("subscribers, loops", "measured", "at best", "at worst", "legs");
  }

  private List<List<String>> check() {
    return file.measured().stream().map(this::check).toList();
  }

  private List<String> check(MeasuredTime time) {
    int subscribers = time.subscribers();
    return List.of(
        String.format(Locale.ROOT, "%d, %d", subscribers, time.loops()),
        Wording.time(time.ns()),
        time(best, subscribers, time.loops()),
        time(worst, subscribers, time.loops()),
        Integer.toString(time.rounds()));
  }

  private String origin() {
    StringBuilder out = new StringBuilder("From ");
    for (CoresFile.Run run : file.sends()) {
      out.append("run ").append(run.id()).append(" (").append(run.cores()).append(" cores");
      out.append(run.cpu() == null ? "" : ", " + run.cpu());
      out.append(run.commit() == null ? "" : ", commit " + run.commit()).append("), ");
    }
    return out.append(file.jmh()).append('.').toString();
  }
}
