package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.KnownMistakes;
import org.mles.conformance.selftest.faults.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the kept kill matrix against the cases: it must be that of this suite, with no gap. */
final class PublishedMatrixTest {
  private static final Path MATRIX = Path.of("..", "results", "conformance", "kill-matrix.json");

  @Test
  void everyCaseIsSeenToNoticeEveryFaultThatItNames() {
    JsonNode matrix = JsonMapper.shared().readTree(MATRIX);
    Map<String, Set<String>> noticed = new TreeMap<>();
    for (JsonNode fault : matrix.path("faults")) {
      Set<String> ids = new TreeSet<>();
      fault.path("noticedBy").forEach(id -> ids.add(id.asString()));
      noticed.put(fault.path("fault").asString(), ids);
    }
    assertThat(noticed)
        .as(
            "made anew by: mles-conformance.jar selftest --full --matrix"
                + " results/conformance/kill-matrix")
        .isEqualTo(named());
  }

  @Test
  void reportsOnFaultsBeginWithTheClauseThatIsBroken() {
    List<CaseDefinition> book = CaseBook.complete().cases();
    FirstLines lines = new FirstLines();
    for (JsonNode kept : JsonMapper.shared().readTree(MATRIX).path("faults")) {
      Fault fault = Faults.named(kept.path("fault").asString());
      Set<String> noticed = new TreeSet<>();
      kept.path("noticedBy").forEach(id -> noticed.add(id.asString()));
      kept.path("alsoNoticedBy").forEach(id -> noticed.add(id.asString()));
      List<CaseDefinition> asked =
          book.stream()
              .filter(c -> c.kind() == fault.kind() && c.protocol() == fault.protocol())
              .toList();
      lines.add(fault, asked.stream().map(c -> end(c, noticed.contains(c.id()))).toList());
    }
    Map<Fault, String> first = lines.of(KnownMistakes.PUBLISHED);
    List<String> wrong =
        first.entrySet().stream()
            .filter(e -> !lines.isRight(e.getKey(), e.getValue()))
            .map(e -> e.getKey().word() + ": " + e.getValue())
            .toList();
    assertThat(100 * (first.size() - wrong.size()))
        .as("%d of %d reports begin with another clause: %s", wrong.size(), first.size(), wrong)
        .isGreaterThanOrEqualTo(FirstLines.LEAST_PERCENT * first.size());
  }

  /** Returns how a case ended that noticed a fault or did not. */
  private static CaseResult end(CaseDefinition c, boolean noticed) {
    Verdict missed =
        switch (c.level()) {
          case MUST -> Verdict.FAIL;
          case SHOULD, IMPL -> Verdict.WARN;
          case MAY -> Verdict.INFO;
        };
    return new CaseResult(
        c.id(),
        c.title(),
        c.chapter(),
        c.level().word(),
        c.clauses(),
        noticed ? c.clause() : "",
        noticed ? missed : Verdict.PASS,
        "",
        noticed ? "comparison" : "",
        Cause.NONE,
        0,
        List.of());
  }

  private static Map<String, Set<String>> named() {
    Map<String, Set<String>> named = new TreeMap<>();
    for (CaseDefinition c : CaseBook.complete().cases()) {
      for (String fault : c.kills()) {
        named.computeIfAbsent(fault, word -> new TreeSet<>()).add(c.id());
      }
    }
    return named;
  }
}
