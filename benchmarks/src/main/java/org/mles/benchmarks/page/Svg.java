package org.mles.benchmarks.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes one drawing. Colours are CSS classes of the page, so that a drawing follows the reader's
 * light or dark theme; text is text, so that no font of the machine that made the page matters and
 * equal results give equal octets.
 *
 * <p>Thread: caller.
 */
public final class Svg {
  private final StringBuilder out = new StringBuilder();

  public Svg(int width, int height, String title) {
    out.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height);
    out.append("\" role=\"img\" aria-label=\"").append(Html.text(title)).append("\">\n");
  }

  /** One point of a drawing. */
  public record Point(double x, double y) {}

  public Svg line(String css, double x1, double y1, double x2, double y2) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            css,
            x1,
            y1,
            x2,
            y2));
    return this;
  }

  public Svg path(String css, List<Point> points, String tip) {
    return shape("polyline", css, points, tip);
  }

  public Svg area(String css, List<Point> points, String tip) {
    return shape("polygon", css, points, tip);
  }

  private Svg shape(String name, String css, List<Point> points, String tip) {
    String coordinates =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
            .collect(Collectors.joining(" "));
    out.append("<").append(name).append(" class=\"").append(css).append("\" points=\"");
    out.append(coordinates).append("\"><title>").append(Html.text(tip)).append("</title></");
    out.append(name).append(">\n");
    return this;
  }

  public Svg dot(String css, double x, double y, double radius, String tip) {
    out.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>\n",
            css,
            x,
            y,
            radius,
            Html.text(tip)));
    return this;
  }

  public Svg box(String css, double x, double y, double width, double height, String tip) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                + "<title>%s</title></rect>\n",
            css,
            x,
            y,
            Math.max(0, width),
            height,
            Html.text(tip)));
    return this;
  }

  /** Writes text; {@code anchor} is start, middle or end. */
  public Svg text(String css, double x, double y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            css,
            x,
            y,
            anchor,
            Html.text(text)));
    return this;
  }

  public String done() {
    return out + "</svg>\n";
  }
}
