package org.mles.benchmarks.page;

import java.util.ArrayList;
import java.util.List;

/** Maps values to a stretch of pixels and knows round numbers to mark. Thread: any. */
public sealed interface Scale {
  /** Returns the pixel of {@code value}. */
  double at(double value);

  /** Returns the values to mark. */
  List<Double> ticks();

  /** Equal steps for equal differences, from {@code min} to {@code max}. */
  record Linear(double min, double max, double from, double to) implements Scale {
    private static final int WANTED_TICKS = 5;

    @Override
    public double at(double value) {
      return from + (value - min) / (max - min) * (to - from);
    }

    @Override
    public List<Double> ticks() {
      double step = roundStep((max - min) / WANTED_TICKS);
      List<Double> ticks = new ArrayList<>();
      for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max * (1 + 1e-9); i++) {
        ticks.add(i * step);
      }
      return ticks;
    }

    private static double roundStep(double step) {
      double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
      double lead = step / magnitude;
      return magnitude * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
  }

  /** Equal steps for equal ratios, from {@code min} to {@code max}, both above zero. */
  record Log(double min, double max, double from, double to) implements Scale {
    private static final double[] LEADS = {1, 2, 5};
    private static final double NARROW = 3;

    @Override
    public double at(double value) {
      return from + Math.log(value / min) / Math.log(max / min) * (to - from);
    }

    @Override
    public List<Double> ticks() {
      if (max / min < NARROW) {
        return new Linear(min, max, from, to).ticks();
      }
      List<Double> ticks = new ArrayList<>();
      int first = (int) Math.floor(Math.log10(min));
      int last = (int) Math.ceil(Math.log10(max));
      for (int decade = first; decade <= last; decade++) {
        for (double lead : LEADS) {
          double tick = lead * Math.pow(10, decade);
          if (tick >= min && tick <= max && (lead == 1 || last - first < 4)) {
            ticks.add(tick);
          }
        }
      }
      return ticks;
    }
  }
}
