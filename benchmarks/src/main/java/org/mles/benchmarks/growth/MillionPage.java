package org.mles.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.load.OpenFiles;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.report.MarkdownReport;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.Wording;

/**
 * What a great number of subscribers would need, as one page. Thread: any.
 *
 * @param growth the sweep that the constants come from
 * @param constants taken from it
 * @param demands one for each column
 * @param run of a root with peers that checks the constants, null if there is none
 */
public record MillionPage(
    GrowthFile growth, Constants constants, List<Demand> demands, @Nullable ResultFile run) {
  private static final double MIB = 1 << 20;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BITS = 8e-6;

  private static final String FORMULAS =
      """
      ```
      most    = the least of   busy / (rate x send)
                               (time / tiers - hop) / send
                               open files - OTHERS
                               (memory / cores - bare) / (resident + kernel)
      servers of the last tier = subscribers / most, of each tier above = servers below / most, up to one
      tiers   = the fewest for which that ends at one server
      sockets = subscribers + 2 x (servers - 1)
      memory  = servers x bare + sockets x (resident + kernel)
      cores   = rate x (subscribers + servers - 1) x send
      to last = for each tier, hop + send x whom the busiest server of it sends to
      ```
      """;

  /** One row of the table: a name, and its value of a tree. */
  private record Row(String name, Function<ServerTree, String> value) {}

  /** Returns the page. */
  public String markdown() {
    Demand first = demands.get(0);
    StringBuilder out =
        new StringBuilder(
            "# What " + Wording.count(first.subscribers()) + " subscribers would need\n\n");
    out.append("Computed by `mles-benchmarks million` from a growth sweep of the server (run `");
    out.append(source().id()).append('`');
    String commit = source().tool().commit();
    out.append(commit == null ? "" : ", commit " + commit);
    out.append(source().env().cpu() == null ? "" : ", " + source().env().cpu());
    out.append("). Nothing of this size was run.\n\n## The answer\n\n");
    answer(out);
    out.append("\n## The constants\n\n");
    MarkdownReport.table(out, List.of("constant", "measured", "what it is"), measured());
    out.append("\n## The formulas\n\n");
    out.append(FORMULAS.replace("OTHERS", Long.toString(OpenFiles.neededFor(0))));
    out.append("\nEvery quotient is rounded to the side that needs more servers.\n");
    out.append("\n## What is assumed\n\n");
    assumptions(first).forEach(line -> out.append("- ").append(line).append('\n'));
    check(out);
    return out.toString();
  }

  private ResultFile source() {
    return growth.points().get(0).result();
  }

  private void answer(StringBuilder out) {
    List<String> head = new ArrayList<>(List.of("each message to all of them"));
    List<@Nullable ServerTree> trees = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Demand demand : demands) {
      head.add(Frame.number(demand.messagesPerSecond()) + " a second");
      try {
        trees.add(ServerTree.of(constants, demand));
      } catch (IllegalArgumentException e) {
        trees.add(null);
        refused.add(String.valueOf(e.getMessage()));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Row row : rows()) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      trees.forEach(tree -> cells.add(tree == null ? "none" : row.value().apply(tree)));
      rows.add(cells);
    }
    MarkdownReport.table(out, head, rows);
    refused.forEach(why -> out.append("\n- ").append(why).append('\n'));
  }

  private static List<Row> rows() {
    return List.of(
        new Row("machines", tree -> Wording.count(tree.machines())),
        new Row("server processes", tree -> Wording.count(tree.servers())),
        new Row("tree, from the root down", MillionPage::tiers),
        new Row("connections that a server may send to", tree -> Wording.count(tree.most())),
        new Row("sockets of all servers", tree -> Wording.count(tree.sockets())),
        new Row("heap for connections, all servers", tree -> mebibytes(tree.heapOctets())),
        new Row("memory of all server processes", tree -> mebibytes(tree.residentOctets())),
        new Row("kernel memory for sockets", tree -> mebibytes(tree.kernelOctets())),
        new Row("cores that are busy", tree -> Wording.ratio(tree.busyCores())),
        new Row(
            "sent by all servers",
            tree -> Wording.count(Math.round(tree.octetsPerSecond() * BITS)) + " Mbit/s"),
        new Row("last subscriber has it after", tree -> time(tree.toLastNanos())),
        new Row(
            "pairs of one connection id in a server, by chance",
            tree -> Wording.ratio(tree.pairsOfOneId())));
  }

  private static String tiers(ServerTree tree) {
    return tree.tiers().stream()
        .map(tier -> Wording.count(tier.servers()))
        .collect(Collectors.joining(" → "));
  }

  private List<List<String>> measured() {
    return List.of(
        List.of("send", time(constants.sendNanos()), "server CPU for a delivery"),
        List.of(
            "read", time(constants.readNanos()), "load CPU for a delivery; for the check alone"),
        List.of("hop", time(constants.hopNanos()), "time of a message beside its deliveries"),
        List.of("heap", octets(constants.heapOctets()), "heap of a further connection"),
        List.of(
            "resident", octets(constants.residentOctets()), "memory of the process for the same"),
        List.of(
            "kernel",
            constants.kernelOctets() == 0 ? "unknown" : octets(constants.kernelOctets()),
            "kernel memory of one end of a connection"),
        List.of("bare", mebibytes(constants.bareOctets()), "memory of a server before any join"),
        List.of("wire", octets(constants.wireOctets()), "octets of a delivery"));
  }

  private List<String> assumptions(Demand demand) {
    int most = growth.of(Axis.SUBSCRIBERS).stream().mapToInt(p -> p.subscribers()).max().orElse(0);
    return List.of(
        String.format(
            Locale.ROOT,
            "A machine has %d cores and %s of memory; a server process has one loop on a core of"
                + " its own, is busy for at most %.0f %% of it, and may open %s files"
                + " (`ulimit -n`, and `--max-connections` to match).",
            demand.cores(),
            mebibytes(demand.memoryOctets()),
            100 * demand.busy(),
            Wording.count(demand.descriptors())),
        String.format(
            Locale.ROOT,
            "The last subscriber must have a message within %s, which the tiers share evenly.",
            time(demand.withinNanos())),
        String.format(
            Locale.ROOT,
            "A server costs as much for each connection beyond %s as up to there, where the sweep"
                + " ends.",
            Wording.count((long) most)),
        "Constants are those of the machine of the sweep, where server and load share two ends of"
            + " one loopback interface; a network card, interrupts and distance are not in them.",
        "All subscribers are in one channel, idle but for the messages, and of version 1 without"
            + " TLS; messages have the length of the sweep. Links are peers of version 1; a server"
            + " is taken to spend on its link what it spends on a subscriber.",
        "What a server spends to receive a message is left out: it is once for all that it sends.",
        "Joins are left out. Each join of version 1 is a frame to all members, so that a million"
            + " who come together are the harder part.",
        "Buffers of the kernel are left out: they are empty while everybody keeps up.",
        "In version 1 a connection id has 32 bits: of two members of a server that come by the same"
            + " the later is refused, and has to connect again.");
  }

  private void check(StringBuilder out) {
    if (run == null) {
      out.append("\n## The check\n\nThe constants were not checked by a run.\n");
      return;
    }
    TreeCheck check = TreeCheck.of(constants, run);
    TreeForecast forecast = check.forecast();
    out.append("\n## The check\n\nA root with ").append(forecast.peers()).append(" peers and ");
    out.append(Wording.count((long) forecast.subscribers())).append(" subscribers, ");
    out.append("real processes on one machine with ").append(forecast.cores());
    out.append(" cores, was measured in ").append(check.legs()).append(" legs (run `");
    out.append(run.id()).append("`).\n\n");
    MarkdownReport.table(
        out,
        List.of("", "forecast", "measured", "measured / forecast"),
        List.of(
            List.of(
                "time to last",
                time(forecast.toLastNanos()),
                Wording.time(check.toLastNanos()),
                Wording.ratio(check.toLastRatio())),
            List.of(
                "CPU of all servers per delivery",
                time(forecast.serverNanos()),
                Wording.time(check.serverNanos()),
                ratio(check.serverRatio()))));
    out.append("\nForecast of the CPU: send x (subscribers + peers) / subscribers. Forecast of ");
    out.append("the time: two hops and the longer of what the load's one thread reads and the ");
    out.append("work of all shared by the cores, since load and servers share them here.\n");
  }

  private static String ratio(@Nullable Double ratio) {
    return ratio == null ? Wording.count(null) : Wording.ratio(ratio);
  }

  private static String time(double nanos) {
    return nanos < NANOS_PER_SECOND
        ? Wording.time(Math.round(nanos))
        : String.format(Locale.ROOT, "%.2f s", nanos / NANOS_PER_SECOND);
  }

  private static String octets(double octets) {
    return Wording.count(Math.round(octets)) + " octets";
  }

  private static String mebibytes(double octets) {
    return Wording.count(Math.round(octets / MIB)) + " MiB";
  }
}
