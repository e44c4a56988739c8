package org.mles.conformance.run.subjects;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a time is written into a command: a number without a unit, in the unit of its place. */
enum Time {
  /** Seconds with three decimals, {@code {word}}. */
  SECONDS("") {
    @Override
    String text(Duration time) {
      return String.format(Locale.ROOT, "%.3f", time.toNanos() / NANOS);
    }
  },
  /** Whole milliseconds, {@code {word-millis}}. */
  MILLIS("-millis") {
    @Override
    String text(Duration time) {
      return Long.toString(time.toMillis());
    }
  };

  private static final double NANOS = 1e9;

  private final String suffix;

  Time(String suffix) {
    this.suffix = suffix;
  }

  /** Writes a time in this unit. */
  abstract String text(Duration time);

  /** Returns the place for a time of this name in this unit. */
  String place(String word) {
    return "{" + word + suffix + "}";
  }

  /** Returns every place for a time of this name, each with what it is filled with. */
  static Map<String, String> places(String word, Duration time) {
    Map<String, String> places = new TreeMap<>();
    for (Time form : values()) {
      places.put(form.place(word), form.text(time));
    }
    return places;
  }
}
