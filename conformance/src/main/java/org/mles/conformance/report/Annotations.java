package org.mles.conformance.report;

import java.util.List;
import java.util.stream.Stream;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.text.Printable;

/**
 * Renders lines that a job of GitHub shows as annotations, one for each clause and not for each
 * case, since a job shows ten of a kind: an error for what is broken and for what could not be
 * judged, a warning for what is only missed, a notice of the run as a whole. They point at the
 * clause in the specification.
 */
final class Annotations {
  private static final String FOLDER = "conformance/spec/";

  private Annotations() {}

  static String render(RunResult run, Documents documents) {
    Diagnosis diagnosis = Diagnosis.of(run);
    StringBuilder lines = new StringBuilder();
    if (!diagnosis.unserved().isEmpty()) {
      lines.append(line("error", "", "nobody was served", diagnosis.unserved()));
    }
    diagnosis.broken().forEach(broken -> lines.append(of(broken, documents)));
    List<CaseResult> unjudged = diagnosis.unserved().isEmpty() ? diagnosis.unjudged() : List.of();
    Stream.concat(
            unjudged.stream().limit(1),
            Stream.of(Cause.SUITE_ERROR, Cause.UNREACHABLE).flatMap(cause -> first(run, cause)))
        .forEach(one -> lines.append(line("error", "", one.id(), Diagnosis.firstLine(one))));
    return lines + line("notice", "", Printable.shortLine(run.subject()), whole(run));
  }

  private static String whole(RunResult run) {
    String declared = "declared: " + run.declaredLine();
    String notJudged = String.join("\n", run.notJudged());
    return String.join("\n", run.lastLine(), declared, notJudged);
  }

  private static Stream<CaseResult> first(RunResult run, Cause cause) {
    return run.cases().stream().filter(c -> c.cause() == cause).limit(1);
  }

  private static String of(Diagnosis.Broken broken, Documents documents) {
    boolean missed = broken.witness().verdict() == Verdict.WARN;
    String place =
        ClauseIndex.bundled()
            .find(broken.clause())
            .map(clause -> "file=" + FOLDER + clause.document() + ",line=" + clause.line() + ",")
            .orElse("");
    String text =
        String.join(
            "\n",
            broken.text(),
            broken.behind() + ": " + Diagnosis.firstLine(broken.witness()),
            broken.hint(),
            documents.of(broken.clause()));
    String title = broken.clause() + (missed ? " is missed" : " is broken");
    return line(missed ? "warning" : "error", place, title, text);
  }

  private static String line(String kind, String place, String title, String text) {
    return "::" + kind + " " + place + "title=" + property(title) + "::" + data(text) + "\n";
  }

  /** Only what stands behind a percent sign can be told from what ends a line or a property. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String text) {
    return Printable.text(text.strip())
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }
}
