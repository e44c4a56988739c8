package org.mles.benchmarks.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.page.Scale;
import org.mles.benchmarks.page.Svg;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.Wording;

/** CPU time per delivery, server and load process, one pair of bars per system. Thread: any. */
final class CpuChart {
  private static final int ROW = 34;
  private static final int NAME_WIDTH = 118;
  private static final int LABEL_WIDTH = 62;
  private static final double BAR = 12;

  private CpuChart() {}

  static String of(Summary summary, Map<String, String> colours) {
    List<String> systems = summary.systems();
    long max =
        systems.stream()
            .mapToLong(s -> Math.max(server(summary, s), client(summary, s)))
            .max()
            .orElse(0);
    if (max == 0) {
      return "";
    }
    int bottom = Frame.TOP + ROW * systems.size();
    Scale x = new Scale.Linear(0, (double) max, NAME_WIDTH, Frame.RIGHT - LABEL_WIDTH);
    Svg svg = new Svg(Frame.WIDTH, bottom + 8, "CPU per delivery");
    for (int i = 0; i < systems.size(); i++) {
      String system = systems.get(i);
      double top = Frame.TOP + ROW * i;
      String css = colours.getOrDefault(system, "c0");
      svg.text("name", NAME_WIDTH - 8, top + BAR + 4, "end", system);
      bar(svg, x, top, "bar " + css, server(summary, system), "server");
      bar(svg, x, top + BAR + 2, "bar light " + css, client(summary, system), "load");
    }
    return svg.done();
  }

  private static void bar(Svg svg, Scale x, double top, String css, long nanos, String who) {
    if (nanos > 0) {
      double end = x.at((double) nanos);
      String label = who + " " + Wording.time(nanos);
      svg.box(css, NAME_WIDTH, top, end - NAME_WIDTH, BAR, label);
      svg.text("tick", end + 4, top + BAR - 2, "start", label);
    }
  }

  private static long server(Summary summary, String system) {
    return orZero(summary.median(system, Metric.SERVER_CPU));
  }

  private static long client(Summary summary, String system) {
    return orZero(summary.median(system, Metric.LOAD_CPU));
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
