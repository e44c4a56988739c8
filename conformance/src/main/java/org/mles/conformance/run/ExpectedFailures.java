package org.mles.conformance.run;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.text.Printable;

/**
 * Known failures, each with a reason. A listed case that passes is an unexpected pass, so that the
 * list can only shrink. The file has blocks:
 *
 * <pre>
 * reason: the table of connection ids is global
 *   cid.other-channel
 * </pre>
 *
 * Lines that begin with {@code #} are remarks. Thread: any.
 */
public final class ExpectedFailures {
  private static final String REASON = "reason:";

  /** What a list makes an expected failure of, and what one has made one of. */
  private static final Set<Verdict> LISTED =
      EnumSet.of(Verdict.FAIL, Verdict.WARN, Verdict.EXPECTED_FAIL);

  private final Map<String, String> reasons;

  private ExpectedFailures(Map<String, String> reasons) {
    this.reasons = Map.copyOf(reasons);
  }

  /** Returns the list that expects nothing to fail. */
  public static ExpectedFailures none() {
    return new ExpectedFailures(Map.of());
  }

  /**
   * Reads a list.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException naming file, line and reason
   */
  public static ExpectedFailures parse(String name, List<String> lines) {
    Map<String, String> reasons = new LinkedHashMap<>();
    String reason = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      String place = name + ":" + (i + 1) + ": ";
      if (line.startsWith(REASON)) {
        reason = line.substring(REASON.length()).strip();
        require(!reason.isEmpty(), place + "the reason is empty");
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        add(reasons, line, reason, place);
      }
    }
    return new ExpectedFailures(reasons);
  }

  private static void add(
      Map<String, String> reasons, String id, @Nullable String reason, String place) {
    String shown = "'" + Printable.shortLine(id) + "'";
    if (reason == null) {
      throw new IllegalArgumentException(place + shown + " has no reason above it");
    }
    require(!id.contains(" "), place + shown + " is not one case id");
    require(reasons.putIfAbsent(id, reason) == null, place + shown + " is listed twice");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * Returns the listed ids that are none of cases: stale entries.
   *
   * @param known finds the ids of all cases; asked once, and only if something is listed
   */
  public List<String> stale(Supplier<Set<String>> known) {
    if (reasons.isEmpty()) {
      return List.of();
    }
    Set<String> ids = known.get();
    return reasons.keySet().stream().filter(id -> !ids.contains(id)).sorted().toList();
  }

  /** Returns the run as the list sees it. */
  public RunResult apply(RunResult run) {
    return run.withCases(run.cases().stream().map(this::apply).toList());
  }

  private CaseResult apply(CaseResult result) {
    String reason = reasons.get(result.id());
    if (reason == null) {
      return result;
    }
    return switch (result.verdict()) {
      case FAIL, WARN -> result.judged(Verdict.EXPECTED_FAIL, reason + "; " + result.message());
      case PASS ->
          result.judged(
              Verdict.UNEXPECTED_PASS,
              "listed as failing because: " + reason + "; take it off the list");
      default -> result;
    };
  }

  /** Returns a list that expects what failed in {@code run}, one block per clause. */
  public static String write(RunResult run) {
    Map<String, List<CaseResult>> blocks =
        run.cases().stream()
            .filter(c -> LISTED.contains(c.verdict()))
            .collect(
                Collectors.groupingBy(
                    c -> c.clauses().get(0), LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder("# Failures of ");
    text.append(Printable.line(run.subject()));
    text.append(", written from a run of ").append(run.started()).append(".\n");
    blocks.forEach(
        (clause, cases) -> {
          String reason = Printable.firstLine(cases.get(0).message()).strip();
          text.append('\n').append(REASON).append(' ');
          text.append(reason.isEmpty() ? clause : reason).append('\n');
          cases.forEach(c -> text.append("  ").append(c.id()).append('\n'));
        });
    return text.toString();
  }
}
