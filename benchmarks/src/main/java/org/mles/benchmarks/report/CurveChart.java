package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.page.Scale;
import org.mles.benchmarks.page.Svg;
import org.mles.benchmarks.page.Svg.Point;

/**
 * Latency curves of all systems over the raw relay's, which is drawn as the ground: no system can
 * be below it. Thread: any.
 */
final class CurveChart {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double HEADROOM = 1.15;

  private CurveChart() {}

  /**
   * One curve.
   *
   * @param system key of the system
   * @param css colour class
   * @param xs positions between 0 and 1
   * @param nanos values, as many or fewer
   */
  record Curve(String system, String css, List<Double> xs, List<Long> nanos) {}

  /**
   * Draws curves.
   *
   * @param marks labels by position between 0 and 1
   * @param log whether the vertical scale is logarithmic
   */
  static String of(
      String title, String xName, List<Curve> curves, Map<Double, String> marks, boolean log) {
    Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT, title);
    Scale y = vertical(curves, log);
    Scale x = new Scale.Linear(0, 1, Frame.LEFT, Frame.RIGHT);
    Frame.horizontals(svg, y, Frame::number);
    marks.forEach((at, label) -> Frame.vertical(svg, x.at(at), Frame.BOTTOM, label));
    for (Curve curve : curves) {
      List<Point> points = points(curve, x, y);
      if (curve.system().equals(Summary.RAW) && !points.isEmpty()) {
        svg.area("floor", closed(points), "raw: the floor");
      }
      svg.path("curve " + curve.css(), points, curve.system());
    }
    Frame.unit(svg, "ms");
    Frame.axisName(svg, Frame.BOTTOM, xName);
    return svg.done();
  }

  private static Scale vertical(List<Curve> curves, boolean log) {
    double max = 1;
    double min = Double.MAX_VALUE;
    for (Curve curve : curves) {
      for (long nanos : curve.nanos()) {
        max = Math.max(max, (double) nanos);
        min = Math.min(min, (double) Math.max(1, nanos));
      }
    }
    double top = max / NANOS_PER_MILLI * HEADROOM;
    double bottom = Math.min(min, max) / NANOS_PER_MILLI / HEADROOM;
    return log
        ? new Scale.Log(bottom, top, Frame.BOTTOM, Frame.TOP)
        : new Scale.Linear(0, top, Frame.BOTTOM, Frame.TOP);
  }

  private static List<Point> points(Curve curve, Scale x, Scale y) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(curve.xs().size(), curve.nanos().size()); i++) {
      double millis = Math.max(1, curve.nanos().get(i)) / NANOS_PER_MILLI;
      points.add(new Point(x.at(curve.xs().get(i)), y.at(millis)));
    }
    return points;
  }

  private static List<Point> closed(List<Point> points) {
    List<Point> area = new ArrayList<>(points);
    area.add(new Point(points.get(points.size() - 1).x(), Frame.BOTTOM));
    area.add(new Point(points.get(0).x(), Frame.BOTTOM));
    return area;
  }
}
