package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.page.Scale;
import org.mles.benchmarks.page.Svg;
import org.mles.benchmarks.page.Svg.Point;

/**
 * Lines over an axis whose scale is logarithmic, with nothing as the lowest value, so that what
 * does not grow looks flat. Thread: any.
 *
 * @param title for readers who do not see it
 * @param unit of the values
 * @param axis name of the axis
 * @param places on the axis, growing
 */
record GrowthChart(String title, String unit, String axis, List<Long> places) {
  private static final double HEADROOM = 1.15;

  /** Room for half of the label at the last point. */
  private static final int LAST_LABEL = 10;

  /**
   * One line.
   *
   * @param name for readers
   * @param css colour class
   * @param values one for each place, null where unknown
   */
  record Series(String name, String css, List<@Nullable Double> values) {}

  /** Draws lines; empty if there is nothing to draw, or nothing that could grow. */
  String draw(List<Series> lines) {
    double[] known =
        lines.stream()
            .flatMap(line -> line.values().stream())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (known.length == 0 || places.size() < 2) {
      return "";
    }
    double least = 0;
    double most = 0;
    for (double value : known) {
      least = Math.min(least, value * HEADROOM);
      most = Math.max(most, value * HEADROOM);
    }
    Scale y = new Scale.Linear(least, Math.max(most, least + 1), Frame.BOTTOM, Frame.TOP);
    Scale x =
        new Scale.Log(
            (double) places.get(0),
            (double) places.get(places.size() - 1),
            Frame.LEFT + 8,
            Frame.RIGHT - LAST_LABEL);
    Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT, title);
    Frame.horizontals(svg, y, Frame::number);
    places.forEach(
        place -> Frame.vertical(svg, x.at((double) place), Frame.BOTTOM, place.toString()));
    lines.forEach(line -> draw(svg, x, y, line));
    Frame.unit(svg, unit);
    Frame.axisName(svg, Frame.BOTTOM, axis);
    return svg.done();
  }

  private void draw(Svg svg, Scale x, Scale y, Series line) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Double value = line.values().get(i);
      if (value != null) {
        Point point = new Point(x.at((double) places.get(i)), y.at(value));
        String tip = line.name() + " at " + places.get(i) + ": " + Frame.number(value) + " " + unit;
        svg.dot("dot " + line.css(), point.x(), point.y(), 3, tip);
        points.add(point);
      }
    }
    svg.path("curve " + line.css(), points, line.name());
  }
}
