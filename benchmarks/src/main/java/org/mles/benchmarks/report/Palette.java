package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Colours of systems, as classes of {@link Theme}: our own have the same on every page. */
final class Palette {
  private static final List<String> COLOURS =
      List.of("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7");
  private static final Map<String, String> OURS =
      Map.of(
          Summary.RAW,
          "raw",
          "mles",
          "c0",
          "rabbitmq-default",
          "c1",
          "rabbitmq-nio",
          "c2",
          "rabbitmq-channels",
          "c3",
          "redis",
          "c4",
          "nats",
          "c5",
          "mqtt",
          "c6",
          "raw-coalescing",
          "c7");

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
