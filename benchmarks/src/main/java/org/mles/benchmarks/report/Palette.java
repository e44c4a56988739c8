package org.mles.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Colours of systems, as classes of {@link Theme}: the same in every chart of a page. */
final class Palette {
  private static final int COLOURS = 8;

  private Palette() {}

  /** Gives each system a colour; the floor is grey. */
  static Map<String, String> of(List<String> systems) {
    Map<String, String> colours = new LinkedHashMap<>();
    int next = 0;
    for (String system : systems) {
      colours.put(system, system.equals(Summary.RAW) ? "raw" : "c" + next++ % COLOURS);
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
