package org.mles.conformance.report.standing;

import java.util.Comparator;
import java.util.List;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.Finding;

/**
 * How one subject stands after one run.
 *
 * @param subject its name and version
 * @param kind what it is judged as, such as {@code server}; {@code scenes} if it was no subject of
 *     cases but played in scenes with others
 * @param protocol what it was asked to speak, such as {@code v2}
 * @param passed cases, or checks of scenes, that it passed
 * @param notAsked cases that do not apply to it, or to a run of this length
 * @param findings what it did not pass, with the reasons
 * @param source which run says so
 */
record Standing(
    String subject,
    String kind,
    String protocol,
    long passed,
    long notAsked,
    List<Finding> findings,
    Source source) {
  private static final List<String> KINDS =
      List.of("server", "peer", "client", "proxy", "bridge", "codec", "scenes");

  /** Kinds in the order of the documents, then protocols and subjects by name. */
  static final Comparator<Standing> ORDER =
      Comparator.<Standing>comparingInt(s -> KINDS.indexOf(s.kind))
          .thenComparing(Standing::protocol)
          .thenComparing(Standing::subject);

  Standing {
    findings = List.copyOf(findings);
  }

  /** Returns what a run says of its subject. */
  static Standing of(RunResult run, Source source) {
    return new Standing(
        run.subject(),
        run.kind(),
        run.spec(),
        run.count(Verdict.PASS) + run.count(Verdict.INFO),
        run.count(Verdict.NOT_APPLICABLE),
        Finding.of(run, Standing::isFound),
        source.at(run.started()));
  }

  private static boolean isFound(CaseResult result) {
    return switch (result.verdict()) {
      case PASS, INFO, NOT_APPLICABLE -> false;
      case FAIL, WARN, NOT_RUN, EXPECTED_FAIL, UNEXPECTED_PASS, FLAKY -> true;
    };
  }

  /** Says whether both are about one thing, of which there is one row. */
  boolean isSame(Standing other) {
    return subject.equals(other.subject)
        && kind.equals(other.kind)
        && protocol.equals(other.protocol);
  }

  /** Counts what was asked. */
  long asked() {
    return passed + findings.stream().mapToLong(f -> f.cases().size()).sum();
  }

  /** Counts the cases that are known to fail. */
  long listed() {
    return count(Verdict.EXPECTED_FAIL);
  }

  /** Counts the recommendations that were missed. */
  long missed() {
    return count(Verdict.WARN);
  }

  /** Counts what failed and is not known to; a case without a judgement counts, too. */
  long failed() {
    return asked() - passed - listed() - missed();
  }

  private long count(Verdict verdict) {
    return findings.stream()
        .filter(f -> f.verdict() == verdict)
        .mapToLong(f -> f.cases().size())
        .sum();
  }
}
