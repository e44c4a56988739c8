package org.mles.conformance.outcome;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Hints;
import org.mles.conformance.text.ShellWord;

/**
 * Everything one run found: the source of every report.
 *
 * @param format {@link #FORMAT}
 * @param suite version of this suite
 * @param spec what was tested against, such as {@code v1}
 * @param kind kind of subject: {@code server}, {@code client}, {@code peer} or {@code codec}
 * @param subject the subject in words, such as {@code 127.0.0.1:8077}
 * @param declared what the user declared about it, by option name
 * @param started when, ISO 8601 in UTC
 * @param millis how long the run took
 * @param seed seed of payloads and order
 * @param timeoutScale factor on every timer
 * @param again command that runs one of the cases again, up to its id; keys are named as variables
 *     of the environment; empty if nobody knows, as in results of older suites
 * @param clauses level and text of each clause that a result below claims or saw broken, unless the
 *     result is a pass
 * @param cases one result per selected case, in the order of the case list
 */
@JsonIgnoreProperties(
    value = {"notJudged", "hints"},
    allowGetters = true)
public record RunResult(
    String format,
    String suite,
    String spec,
    String kind,
    String subject,
    Map<String, String> declared,
    String started,
    long millis,
    long seed,
    double timeoutScale,
    @JacksonInject(value = StrictJson.EMPTY_IF_ABSENT, useInput = OptBoolean.TRUE) String again,
    Map<String, String> clauses,
    List<CaseResult> cases) {
  /** Name and version of the JSON form. */
  public static final String FORMAT = "mles-conformance/1";

  public RunResult {
    declared = Map.copyOf(declared);
    clauses = Map.copyOf(clauses);
    cases = List.copyOf(cases);
  }

  /** Returns the same run with other results. */
  public RunResult withCases(List<CaseResult> others) {
    return new RunResult(
        format,
        suite,
        spec,
        kind,
        subject,
        declared,
        started,
        millis,
        seed,
        timeoutScale,
        again,
        clauses,
        others);
  }

  /** Returns the command that runs one case again, for a POSIX shell; empty if nobody knows. */
  public String again(CaseResult one) {
    return again.isEmpty() ? "" : again + " " + ShellWord.of(one.id());
  }

  /** Returns what was declared in one line, by option; empty if nothing was. */
  public String declaredLine() {
    return new TreeMap<>(declared)
        .entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", "));
  }

  /** Returns, for every report, which documents of the specification no case speaks of so far. */
  @JsonProperty
  public List<String> notJudged() {
    return ClauseIndex.bundled().notJudged();
  }

  /** Returns, for every report, what usually goes wrong with each of the {@link #clauses}. */
  @JsonProperty
  public Map<String, String> hints() {
    Map<String, String> hints = new TreeMap<>(Hints.bundled().all());
    hints.keySet().retainAll(clauses.keySet());
    return hints;
  }

  /** Returns the chapters of the cases in their order. */
  public List<String> chapters() {
    return cases.stream().map(CaseResult::chapter).distinct().toList();
  }

  /** Returns the results of one chapter. */
  public List<CaseResult> casesOf(String chapter) {
    return cases.stream().filter(c -> c.chapter().equals(chapter)).toList();
  }

  /** Counts results with {@code verdict}. */
  public long count(Verdict verdict) {
    return cases.stream().filter(c -> c.verdict() == verdict).count();
  }

  /** Counts results in one bucket of the last line. */
  public long count(Verdict.Tally tally) {
    return cases.stream().filter(c -> c.verdict().tally() == tally).count();
  }

  /** Returns the line that ends a run's output. */
  public String lastLine() {
    return count(Verdict.Tally.PASSED)
        + " passed, "
        + count(Verdict.Tally.FAILED)
        + " failed, "
        + count(Verdict.Tally.SKIPPED)
        + " skipped";
  }

  /** Returns how many cases did not run and why the first one did not; empty if all did. */
  public String unrun() {
    return cases.stream()
        .filter(c -> c.verdict() == Verdict.NOT_RUN)
        .findFirst()
        .map(
            c ->
                count(Verdict.NOT_RUN)
                    + " of "
                    + cases.size()
                    + " cases did not run, such as "
                    + c.id()
                    + " ("
                    + c.cause().word()
                    + ")")
        .orElse("");
  }

  /**
   * Makes sure that the cases of both runs can be the same ones.
   *
   * @throws IllegalArgumentException if kind of subject or protocol differ
   */
  public void requireComparable(RunResult other) {
    if (!kind.equals(other.kind) || !spec.equals(other.spec)) {
      throw new IllegalArgumentException(
          "a run of a "
              + kind
              + " for "
              + spec
              + " and one of a "
              + other.kind
              + " for "
              + other.spec
              + " have no case in common");
    }
  }
}
