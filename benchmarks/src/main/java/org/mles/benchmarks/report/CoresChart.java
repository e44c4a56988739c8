package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mles.benchmarks.cores.CoresFile;
import org.mles.benchmarks.cores.FanOutModel;
import org.mles.benchmarks.cores.MeasuredTime;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.page.Scale;
import org.mles.benchmarks.page.Svg;
import org.mles.benchmarks.page.Svg.Point;
import org.mles.benchmarks.result.Wording;

/**
 * Time until the last send by loops, a line for each number of subscribers. Thread: any.
 *
 * @param file has the measured times
 * @param best says what the constants allow
 * @param worst says what they have to be feared to be
 */
record CoresChart(CoresFile file, FanOutModel best, FanOutModel worst) {
  static final List<Integer> SUBSCRIBERS = List.of(100, 1000, 10_000);
  static final List<Integer> LOOPS = List.of(1, 2, 4, 8, 16, 32, 64);

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MARGIN = 1.3;
  private static final int LAST_LABEL = 10;
  private static final double RING = 4;

  /** Returns the colour of a number of subscribers. */
  static String css(int subscribers) {
    return "c" + Math.max(0, SUBSCRIBERS.indexOf(subscribers));
  }

  String draw() {
    List<Double> values = new ArrayList<>();
    for (int subscribers : SUBSCRIBERS) {
      LOOPS.forEach(loops -> values.add(best.nanos(subscribers, loops)));
      LOOPS.forEach(loops -> values.add(worst.nanos(subscribers, loops)));
    }
    file.measured().forEach(time -> values.add((double) time.ns()));
    Scale y =
        new Scale.Log(
            Collections.min(values) / NANOS_PER_MILLI / MARGIN,
            Collections.max(values) / NANOS_PER_MILLI * MARGIN,
            Frame.BOTTOM,
            Frame.TOP);
    double most = LOOPS.get(LOOPS.size() - 1);
    Scale x = new Scale.Log(1, most, Frame.LEFT + 8, Frame.RIGHT - LAST_LABEL);
    Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT, "Time until the last send by loops");
    Frame.horizontals(svg, y, Frame::number);
    LOOPS.forEach(
        loops -> Frame.vertical(svg, x.at((double) loops), Frame.BOTTOM, loops.toString()));
    SUBSCRIBERS.forEach(subscribers -> lines(svg, x, y, subscribers));
    file.measured().forEach(time -> ring(svg, x, y, time));
    Frame.unit(svg, "ms");
    Frame.axisName(svg, Frame.BOTTOM, "loops, each on a core of its own");
    return svg.done();
  }

  private static void ring(Svg svg, Scale x, Scale y, MeasuredTime time) {
    String tip = "measured, " + time.subscribers() + " subscribers: " + Wording.time(time.ns());
    double height = y.at(time.ns() / NANOS_PER_MILLI);
    svg.dot("mean " + css(time.subscribers()), x.at((double) time.loops()), height, RING, tip);
  }

  private void lines(Svg svg, Scale x, Scale y, int subscribers) {
    List<Point> upper = points(worst, x, y, subscribers);
    List<Point> around = new ArrayList<>(points(best, x, y, subscribers));
    Collections.reverse(around);
    around.addAll(0, upper);
    svg.area("band", around, subscribers + " subscribers, at worst to at best");
    svg.path("curve " + css(subscribers), upper, subscribers + " subscribers, at worst");
  }

  private static List<Point> points(FanOutModel model, Scale x, Scale y, int subscribers) {
    return LOOPS.stream()
        .map(
            loops ->
                new Point(
                    x.at((double) loops), y.at(model.nanos(subscribers, loops) / NANOS_PER_MILLI)))
        .toList();
  }
}
