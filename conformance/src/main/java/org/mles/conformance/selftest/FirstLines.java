package org.mles.conformance.selftest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.report.Diagnosis;
import org.mles.conformance.report.KnownMistakes;
import org.mles.conformance.selftest.faults.Fault;

/**
 * Asks whether a report on a fault begins with the one clause that the fault breaks ({@link
 * BrokenClause}). Thread: caller.
 */
final class FirstLines {
  /** Below this share of all faults, in per cent, something is wrong with the reports. */
  static final int LEAST_PERCENT = 85;

  private final Map<Fault, List<CaseResult>> results = new LinkedHashMap<>();
  private final Map<Fault, String> clauses = new LinkedHashMap<>();

  /** Adds how all cases of its kind ended on a fault. */
  void add(Fault fault, List<CaseResult> ends) {
    clauses.put(fault, BrokenClause.of(fault));
    results.put(fault, ends.stream().map(FirstLines::brief).toList());
  }

  /** Hundreds of faults times hundreds of cases are kept, so wire logs are not. */
  private static CaseResult brief(CaseResult end) {
    return new CaseResult(
        end.id(),
        "",
        end.chapter(),
        end.level(),
        end.clauses(),
        end.broken(),
        end.verdict(),
        end.message().substring(0, Math.min(40, end.message().length())),
        end.decidedBy(),
        end.cause(),
        end.millis(),
        List.of());
  }

  /** Returns the first line on each fault, by what is known of mistakes. */
  Map<Fault, String> of(KnownMistakes known) {
    Map<Fault, String> lines = new LinkedHashMap<>();
    results.forEach(
        (fault, ends) -> lines.put(fault, Diagnosis.of(run(fault, ends), known).first()));
    return lines;
  }

  /** Says whether a first line names the clause. */
  boolean isRight(Fault fault, String line) {
    return Arrays.asList(line.split("[^A-Z0-9-]+", -1)).contains(clauses.get(fault));
  }

  private static RunResult run(Fault fault, List<CaseResult> ends) {
    return new RunResult(
        RunResult.FORMAT,
        "",
        fault.protocol().word(),
        fault.kind().word(),
        fault.word(),
        Map.of(),
        "",
        0,
        0,
        1,
        "",
        Map.of(),
        ends);
  }
}
