package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.run.CrewDoctor;
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

  private final Drivers drivers = Drivers.found();

  @Spec private CommandSpec spec;

  @Option(
      names = "--systems",
      split = ",",
      defaultValue = "mles-tls",
      description =
          "systems that are read by faulty scanners, too; the name of a family means all of its"
              + " systems (default: ${DEFAULT-VALUE})")
  private List<String> systems = List.of();

  @Option(names = "--out", description = "folder for the histograms (default: a temporary one)")
  private @Nullable Path out;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  DoctorCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException, UserError {
    List<Doctor.Finding> findings = findings(readable());
    PrintWriter console = spec.commandLine().getOut();
    for (Doctor.Finding finding : findings) {
      String verdict = finding.visible() ? "shows" : "HIDDEN";
      console.printf(Locale.ROOT, "%-28s %-7s %s%n", finding.system(), verdict, finding.evidence());
    }
    console.flush();
    return findings.stream().allMatch(Doctor.Finding::visible) ? 0 : HIDDEN_FAULT;
  }

  /** Returns the systems to read, if this machine can provide all of them. */
  private List<String> readable() throws UserError {
    try {
      List<String> asked = drivers.resolve(systems);
      for (String system : asked) {
        String missing = Presence.missing(drivers, system, Map.of());
        if (missing != null) {
          throw new UserError(system + ": " + missing);
        }
      }
      return asked;
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private List<Doctor.Finding> findings(List<String> read)
      throws IOException, InterruptedException {
    if (out != null) {
      Files.createDirectories(out);
      return findings(read, out);
    }
    Path folder = Files.createTempDirectory("mles-doctor-");
    try {
      return findings(read, folder);
    } finally {
      Scratch.delete(folder);
    }
  }

  private List<Doctor.Finding> findings(List<String> read, Path folder)
      throws IOException, InterruptedException {
    try (RunLog log = RunLog.open(folder)) {
      Doctor doctor = new Doctor(drivers, log);
      List<Doctor.Finding> findings = new ArrayList<>(doctor.examine());
      for (String system : read) {
        findings.addAll(doctor.examineReading(system));
      }
      findings.addAll(doctor.examineSends());
      findings.addAll(new CrewDoctor(drivers, log).examine());
      log.keep();
      return findings;
    }
  }
}
