package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mles.benchmarks.page.Html;

/** Colours of systems, as classes of the style of pages: our own have the same on every page. */
final class Palette {
  private static final List<String> COLOURS =
      IntStream.range(0, 12).mapToObj(number -> "c" + number).toList();

  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry(Summary.RAW, "raw"),
          Map.entry("mles", "c0"),
          Map.entry("rabbitmq-default", "c1"),
          Map.entry("rabbitmq-nio", "c2"),
          Map.entry("rabbitmq-channels", "c3"),
          Map.entry("redis", "c4"),
          Map.entry("nats", "c5"),
          Map.entry("mosquitto", "c6"),
          Map.entry("mqtt", "c6"), // its name until 2026
          Map.entry("raw-coalescing", "c7"),
          Map.entry("redis-wire", "c8"),
          Map.entry("nats-wire", "c9"),
          Map.entry("mosquitto-wire", "c10"),
          Map.entry("rabbitmq-mqtt-wire", "c11"));

  private Palette() {}

  /**
   * Gives each system a colour: grey to the floor, fixed colours to our own, the remaining ones to
   * all others.
   */
  static Map<String, String> of(List<String> systems) {
    List<String> free = new ArrayList<>(COLOURS);
    systems.forEach(system -> free.remove(OURS.get(system)));
    Map<String, String> colours = new LinkedHashMap<>();
    int next = 0;
    for (String system : systems) {
      String own = OURS.get(system);
      List<String> left = free.isEmpty() ? COLOURS : free;
      colours.put(system, own != null ? own : left.get(next++ % left.size()));
    }
    return colours;
  }

  /** Makes the line that says which colour is which system. */
  static String legend(Map<String, String> colours) {
    StringBuilder out = new StringBuilder("<p class=\"legend\">");
    colours.forEach(
        (system, css) ->
            out.append("<span><i class=\"")
                .append(css)
                .append("\"></i>")
                .append(Html.text(system))
                .append("</span> "));
    return out.append("</p>\n").toString();
  }
}
