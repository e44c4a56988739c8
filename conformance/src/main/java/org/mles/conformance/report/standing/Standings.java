package org.mles.conformance.report.standing;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.text.Printable;

/**
 * The table of all subjects: what is kept of it, and how rows get into it.
 *
 * @param format {@link #FORMAT}
 * @param subjects in the order of the page
 */
public record Standings(String format, List<Standing> subjects) {
  /** Name and version of the JSON form. */
  public static final String FORMAT = "mles-standings/1";

  public Standings {
    subjects = subjects.stream().sorted(Standing.ORDER).toList();
  }

  /** Returns a table without rows. */
  public static Standings none() {
    return new Standings(FORMAT, List.of());
  }

  /**
   * Reads a table that was kept.
   *
   * @throws IllegalArgumentException if it is none; the text is one line
   */
  public static Standings read(String json) {
    return StrictJson.value(json, FORMAT, Standings.class);
  }

  /**
   * Returns the table with the rows of a result, in place of older ones about the same subject,
   * kind and protocol.
   *
   * @param json a saved run, or the scenes of {@code ci/interop}
   * @throws IllegalArgumentException if it is neither
   */
  public Standings with(String json, Source source) {
    List<Standing> rows =
        StrictJson.format(json).equals(Scenes.FORMAT)
            ? StrictJson.value(json, Scenes.FORMAT, Scenes.class).standings(source)
            : List.of(Standing.of(ResultJson.read(json), source));
    List<Standing> all = new ArrayList<>(subjects);
    all.removeIf(old -> rows.stream().anyMatch(old::isSame));
    all.addAll(rows);
    return new Standings(format, all);
  }

  /** Returns the table as indented JSON with a line end. */
  public String json() {
    return Printable.json(StrictJson.indented().writeValueAsString(this)) + "\n";
  }

  /** Returns the table as a page in Markdown. */
  public String page() {
    return new StandingsPage(subjects).text();
  }
}
