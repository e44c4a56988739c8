package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * Holds the report for CTRF to its form, by rules of our own: what its schema asks for and allows.
 */
final class ForeignFormsTest {
  /** A run with every way to end, and characters that XML cannot carry. */
  static final RunResult RUN =
      new RunResult(
          RunResult.FORMAT,
          "0.1.0",
          "v1",
          "server",
          "127.0.0.1:8077",
          Map.of("key", "given"),
          "2026-01-01T00:00:00Z",
          1_234_567,
          42,
          1,
          "run --select",
          Map.of("V1-HDR-01", "MUST A header has 16 octets."),
          Stream.concat(
                  Stream.of(Verdict.values()).map(v -> result(v, Cause.NONE)),
                  Stream.of(Cause.values()).map(c -> result(Verdict.NOT_RUN, c)))
              .toList());

  private static CaseResult result(Verdict verdict, Cause cause) {
    return new CaseResult(
        verdict.word() + "." + cause.word(),
        "Title \u0000",
        "header",
        "must",
        List.of("V1-HDR-01"),
        verdict.tally() == Verdict.Tally.FAILED ? "V1-HDR-01" : "",
        verdict,
        verdict == Verdict.PASS ? "" : "saw \u0007\n\"<&]]>",
        "close",
        cause,
        1234,
        List.of(new Evidence(5, "witness", "received", 2, "4d00", "")));
  }

  @Test
  void ctrfHasTheFieldsThatItAsksForAndNoOther() {
    JsonNode report = StrictJson.mapper().readTree(Report.CTRF.render(RUN));
    assertThat(report.propertyNames())
        .containsExactlyInAnyOrder(
            "reportFormat", "specVersion", "timestamp", "generatedBy", "results");
    assertThat(report.path("reportFormat").asString()).isEqualTo("CTRF");
    assertThat(report.path("specVersion").asString()).matches("\\d+\\.\\d+\\.\\d+");
    JsonNode results = report.path("results");
    assertThat(results.propertyNames())
        .containsExactlyInAnyOrder("tool", "summary", "tests", "environment", "extra");
    assertThat(results.path("tool").path("name").asString()).isNotEmpty();
    for (JsonNode test : results.path("tests")) {
      assertThat(test.propertyNames())
          .contains("name", "status", "duration")
          .isSubsetOf(
              "name",
              "status",
              "duration",
              "suite",
              "message",
              "trace",
              "rawStatus",
              "tags",
              "extra");
      assertThat(test.path("name").asString()).isNotEmpty();
      assertThat(test.path("duration").isIntegralNumber()).isTrue();
      assertThat(test.path("suite")).isNotEmpty();
    }
  }

  @Test
  void ctrfCountsEachTestOnceByItsStatus() {
    JsonNode results = StrictJson.mapper().readTree(Report.CTRF.render(RUN)).path("results");
    JsonNode summary = results.path("summary");
    int sum = 0;
    for (String status : List.of("passed", "failed", "skipped", "pending", "other")) {
      int counted = 0;
      for (JsonNode test : results.path("tests")) {
        counted += test.path("status").asString().equals(status) ? 1 : 0;
      }
      assertThat(summary.path(status).asInt()).as(status).isEqualTo(counted);
      sum += counted;
    }
    assertThat(summary.path("tests").asInt()).isEqualTo(sum).isEqualTo(RUN.cases().size());
    assertThat(summary.path("failed").asLong()).isEqualTo(RUN.count(Verdict.Tally.FAILED));
    assertThat(summary.path("other").asLong()).isEqualTo(RUN.count(Verdict.NOT_RUN));
    assertThat(summary.path("stop").asLong() - summary.path("start").asLong())
        .isEqualTo(RUN.millis());
  }
}
