package org.mles.benchmarks.report;

import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.Wording;

/** A gate's verdict as one paragraph for a pull request. Thread: any. */
public final class GateParagraph {
  /** File name beside the result. */
  public static final String FILE_NAME = "gate.md";

  private GateParagraph() {}

  /** Writes the paragraph; a result without a verdict has none. */
  public static String of(ResultFile result) {
    if (result.gate() == null) {
      throw new IllegalArgumentException("result " + result.id() + " is no gate's");
    }
    Summary summary = new Summary(result);
    return "**Fan-out gate: "
        + result.gate().verdict()
        + "**: "
        + result.gate().reason()
        + ". Base against itself: "
        + Wording.interval(summary.control(summary.headline()))
        + "; "
        + summary.invalidLegs().size()
        + " invalid legs. "
        + Setting.line(result)
        + ".\n";
  }
}
