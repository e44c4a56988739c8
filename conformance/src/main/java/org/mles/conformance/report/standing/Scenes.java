package org.mles.conformance.report.standing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.Finding;

/**
 * What programs of several kinds were seen to do together, as {@code ci/interop} keeps it: what a
 * program takes part in speaks of it, whoever is to blame.
 *
 * @param date when it was played
 * @param versions of each program, by name
 * @param scenes each with programs of its own
 * @param talks scenes that were played twice, to be compared
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Scenes(String date, Map<String, String> versions, List<Scene> scenes, List<Scene> talks) {
  /** Name and version of the JSON form. */
  static final String FORMAT = "mles-scenes/1";

  private static final String PASS = "pass";
  private static final String DEVIATION = "expected deviation";

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Scene(String name, List<Program> subjects, List<Check> checks) {
    boolean has(Pattern program) {
      return subjects.stream().anyMatch(one -> program.matcher(one.command).find());
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Program(String command) {}

  record Check(String sentence, String verdict, String detail) {
    Verdict word() {
      return switch (verdict) {
        case PASS -> Verdict.PASS;
        case DEVIATION -> Verdict.EXPECTED_FAIL;
        default -> Verdict.FAIL;
      };
    }
  }

  /** Returns a row for each program that was played with. */
  List<Standing> standings(Source source) {
    List<Standing> rows = new ArrayList<>();
    new TreeMap<>(versions)
        .forEach(
            (name, version) -> {
              Pattern program = Pattern.compile("(^|\\s)" + Pattern.quote(name) + "\\s");
              List<Check> checks = new ArrayList<>();
              for (List<Scene> some : List.of(scenes, talks)) {
                some.stream()
                    .filter(one -> one.has(program))
                    .forEach(one -> checks.addAll(one.checks));
              }
              if (!checks.isEmpty()) {
                int passed =
                    Collections.frequency(checks.stream().map(Check::word).toList(), Verdict.PASS);
                rows.add(
                    new Standing(
                        name + " " + version,
                        "scenes",
                        "v2",
                        passed,
                        0,
                        found(checks),
                        source.at(date)));
              }
            });
    return rows;
  }

  private static List<Finding> found(List<Check> checks) {
    return checks.stream()
        .filter(check -> check.word() != Verdict.PASS)
        .map(check -> new Finding(check.word(), check.detail, List.of(check.sentence)))
        .toList();
  }
}
