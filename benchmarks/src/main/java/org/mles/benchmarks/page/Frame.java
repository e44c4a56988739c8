package org.mles.benchmarks.page;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Size of all charts, and the grid that they share. Thread: any. */
public final class Frame {
  public static final int WIDTH = 480;
  public static final int HEIGHT = 270;
  public static final int LEFT = 52;
  public static final int RIGHT = WIDTH - 12;
  public static final int TOP = 20;
  public static final int BOTTOM = HEIGHT - 40;

  private static final double TICK_GAP = 14;
  private static final double UNIT = 8;

  private Frame() {}

  /** Draws horizontal grid lines with their values. */
  public static void horizontals(Svg svg, Scale y, DoubleFunction<String> label) {
    for (double tick : y.ticks()) {
      svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
      svg.text("tick", LEFT - 5, y.at(tick) + 4, "end", label.apply(tick));
    }
  }

  /** Writes the unit of the vertical axis, above its highest mark. */
  public static void unit(Svg svg, String unit) {
    svg.text("axis", LEFT, UNIT, "end", unit);
  }

  /** Draws a vertical grid line with its value, down to {@code bottom}. */
  public static void vertical(Svg svg, double x, double bottom, String label) {
    svg.line("grid", x, TOP, x, bottom);
    svg.text("tick", x, bottom + TICK_GAP, "middle", label);
  }

  /** Writes the name of the horizontal axis. */
  public static void axisName(Svg svg, double bottom, String name) {
    svg.text("axis", (LEFT + RIGHT) / 2.0, bottom + 2 * TICK_GAP + 3, "middle", name);
  }

  /** Writes a number without needless digits. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString(Math.round(value));
    }
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }
}
