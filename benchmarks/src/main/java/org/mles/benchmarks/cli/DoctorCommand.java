package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.run.Doctor;
import org.mles.benchmarks.run.Scratch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows that the harness notices faults. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Measures servers with known faults; each fault must show in the result.")
final class DoctorCommand implements Callable<Integer> {
  private static final int HIDDEN_FAULT = 1;

  @Spec private CommandSpec spec;

  @Option(names = "--out", description = "folder for the histograms (default: a temporary one)")
  private @Nullable Path out;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  DoctorCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Doctor.Finding> findings = findings();
    PrintWriter console = spec.commandLine().getOut();
    for (Doctor.Finding finding : findings) {
      String verdict = finding.visible() ? "shows" : "HIDDEN";
      console.printf(Locale.ROOT, "%-19s %-7s %s%n", finding.system(), verdict, finding.evidence());
    }
    console.flush();
    return findings.stream().allMatch(Doctor.Finding::visible) ? 0 : HIDDEN_FAULT;
  }

  private List<Doctor.Finding> findings() throws IOException, InterruptedException {
    if (out != null) {
      Files.createDirectories(out);
      return findings(out);
    }
    Path folder = Files.createTempDirectory("mles-doctor-");
    try {
      return findings(folder);
    } finally {
      Scratch.delete(folder);
    }
  }

  private static List<Doctor.Finding> findings(Path folder)
      throws IOException, InterruptedException {
    try (RunLog log = RunLog.open(folder)) {
      List<Doctor.Finding> findings = new Doctor(Drivers.found(), log).examine();
      log.keep();
      return findings;
    }
  }
}
