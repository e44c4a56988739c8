package org.mles.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Results as runs would have saved them. */
final class SavedRuns {
  private SavedRuns() {}

  static CaseResult result(String id, Verdict verdict) {
    boolean unrun = verdict == Verdict.NOT_RUN;
    return new CaseResult(
        id,
        "Title",
        "frame",
        "must",
        List.of("V1-HDR-06"),
        verdict == Verdict.FAIL ? "V1-HDR-06" : "",
        verdict,
        verdict == Verdict.PASS ? "" : "V1-HDR-06: saw something else",
        "close",
        unrun ? Cause.UNREACHABLE : Cause.NONE,
        3,
        List.of());
  }

  static RunResult run(String kind, String spec, CaseResult... cases) {
    return new RunResult(
        RunResult.FORMAT,
        "0.1.0",
        spec,
        kind,
        "subject",
        Map.of(),
        "2026-01-01T00:00:00Z",
        12,
        42,
        1,
        "",
        Map.of(),
        List.of(cases));
  }

  /** Returns a run of three cases for servers that all ended alike. */
  static RunResult server(Verdict verdict) {
    return run(
        "server",
        "v1",
        result("frame.length.zero", verdict),
        result("frame.length.one", verdict),
        result("frame.type.zero", verdict));
  }

  static String write(Path folder, String name, RunResult run) throws IOException {
    return write(folder, name, ResultJson.write(run));
  }

  static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
