package org.mles.conformance.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.text.Printable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders the Common Test Report Format, which tools around CI servers read. What it has no field
 * for stands in its {@code extra} objects.
 */
final class Ctrf {
  private static final JsonMapper WRITER = StrictJson.indented();

  /** Version of the format that this is written by. */
  private static final String VERSION = "0.0.0";

  /** What a test can end with there; nothing of ours is pending. */
  private enum Status {
    PASSED("passed"),
    FAILED("failed"),
    SKIPPED("skipped"),
    PENDING("pending"),
    /** There is no verdict, and there should be one. */
    OTHER("other");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    static Status of(CaseResult result) {
      return switch (result.verdict().tally()) {
        case PASSED -> PASSED;
        case FAILED -> FAILED;
        case SKIPPED -> result.verdict() == Verdict.NOT_RUN ? OTHER : SKIPPED;
      };
    }
  }

  private Ctrf() {}

  static String render(RunResult run, Documents documents) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("tool", Map.of("name", "mles-conformance", "version", run.suite()));
    results.put("summary", summary(run));
    results.put("tests", run.cases().stream().map(c -> test(run, c, documents)).toList());
    results.put("environment", Map.of("appName", run.subject()));
    results.put("extra", extra(run));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("reportFormat", "CTRF");
    report.put("specVersion", VERSION);
    report.put("timestamp", run.started());
    report.put("generatedBy", "mles-conformance");
    report.put("results", results);
    return Printable.json(WRITER.writeValueAsString(report)) + "\n";
  }

  private static Map<String, Object> summary(RunResult run) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("tests", run.cases().size());
    for (Status status : Status.values()) {
      summary.put(status.word, run.cases().stream().filter(c -> Status.of(c) == status).count());
    }
    long start = Instant.parse(run.started()).toEpochMilli();
    summary.put("suites", run.chapters().size());
    summary.put("start", start);
    summary.put("stop", start + run.millis());
    return summary;
  }

  private static Map<String, Object> extra(RunResult run) {
    Map<String, Object> extra = new LinkedHashMap<>();
    extra.put("spec", run.spec());
    extra.put("kind", run.kind());
    extra.put("declared", run.declared());
    extra.put("seed", run.seed());
    extra.put("diagnosis", Diagnosis.of(run).lines());
    extra.put("notJudged", run.notJudged());
    return extra;
  }

  private static Map<String, Object> test(RunResult run, CaseResult c, Documents documents) {
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("name", c.id());
    test.put("status", Status.of(c).word);
    test.put("duration", c.millis());
    test.put("suite", List.of(c.chapter()));
    test.put("rawStatus", c.verdict().word());
    test.put("tags", List.of(c.level()));
    if (!c.message().isEmpty()) {
      test.put("message", c.message());
    }
    if (!c.evidence().isEmpty()) {
      test.put("trace", WireLog.of(c.evidence()));
    }
    Map<String, Object> extra = new LinkedHashMap<>();
    extra.put("title", c.title());
    extra.put("clauses", c.clauses());
    extra.put("broken", c.broken());
    if (!documents.of(c.broken()).isEmpty()) {
      extra.put("document", documents.of(c.broken()));
    }
    extra.put("advice", Advice.of(c));
    extra.put("again", run.again(c));
    test.put("extra", extra);
    return test;
  }
}
