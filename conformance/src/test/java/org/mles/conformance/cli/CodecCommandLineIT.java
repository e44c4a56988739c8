package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.SurefireForm;
import org.mles.conformance.vector.BundledPacks;
import org.mles.testing.RequiredTool;
import picocli.CommandLine;

/** Codec runs and vector commands as a user sees them. */
final class CodecCommandLineIT {
  @TempDir Path folder = Path.of(".");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theReferenceCodecConforms() throws IOException {
    Path json = folder.resolve("run.json");
    Path junit = folder.resolve("run.xml");
    String report = "json=" + json + ",junit=" + junit;
    assertThat(execute("run", "codec", "--level", "all", "--report", report)).isZero();
    RunResult run = ResultJson.read(Files.readString(json));
    assertThat(run.kind()).isEqualTo("codec");
    assertThat(lastLine()).isEqualTo(run.lastLine()).contains(" 0 failed");
    assertThat(run.count(Verdict.PASS)).isGreaterThan(850);
    assertThat(SurefireForm.problem(Files.readString(junit))).isEmpty();
  }

  @Test
  void theReferenceCodecConformsToVersion2() {
    assertThat(execute("run", "codec", "--profile", "v2", "--level", "all")).isZero();
    assertThat(lastLine()).matches("6\\d\\d passed, 0 failed, 0 skipped");
  }

  @Test
  void anotherProgramIsAskedThroughItsPipes() throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    String command =
        String.format(
            Locale.ROOT,
            "'%s' -cp '%s' org.mles.cli.MlesCommand codec",
            java,
            System.getProperty("java.class.path"));
    requireShell();
    assertThat(
            execute("run", "codec", "--exec", command, "--select", "frame.*", "--skip", "*.*max"))
        .as(err.toString())
        .isZero();
    assertThat(lastLine()).contains(" 0 failed");
  }

  @Test
  void aProgramThatCannotBeStartedIsUnreachable() {
    requireShell();
    assertThat(execute("run", "codec", "--exec", "/no/such/codec")).isEqualTo(3);
    assertThat(err.toString()).contains("does not answer");
    assertThat(lastLine()).startsWith("0 passed, 0 failed, ");
  }

  @Test
  void aProgramThatRefusesEverythingFailsEverything() {
    requireShell();
    String refuses =
        "n=0; while read -r l; do n=$((n+1)); echo \"{\\\"id\\\":$n,\\\"ok\\\":false}\"; done";
    assertThat(execute("run", "codec", "--exec", refuses, "--select", "checksum")).isEqualTo(1);
    // These leave a codec the choice: eight long names, and an address of IPv4 in the form of IPv6.
    assertThat(lastLine()).startsWith("9 passed, ");
  }

  @Test
  void mistakesOfTheUserAreExitCodeTwo() throws IOException {
    assertThat(execute("run", "codec", "--select", "no.such.*")).isEqualTo(2);
    assertThat(execute("run", "codec", "--profile", "v9")).isEqualTo(2);
    assertThat(execute("run", "codec", "--level", "most")).isEqualTo(2);
    assertThat(execute("run", "codec", "--vectors", folder.resolve("none.json").toString()))
        .isEqualTo(2);
    Path broken = folder.resolve("broken.json");
    Files.writeString(broken, "{\n\"format\": 1\n}\n");
    assertThat(execute("run", "codec", "--vectors", broken.toString())).isEqualTo(2);
    assertThat(execute("vectors", "lint", broken.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("broken.json:");
    assertThat(execute("vectors", "export", broken.resolve("x.zip").toString())).isEqualTo(2);
  }

  @Test
  void anExpectedFailureThatPassesFailsTheRun() throws IOException {
    Path known = folder.resolve("known.txt");
    Files.writeString(known, "reason: it never passed\n  frame.header-encode.length-min\n");
    String file = known.toString();
    assertThat(execute("run", "codec", "--select", "frame", "--expected-failures", file))
        .isEqualTo(1);
    Files.writeString(known, "reason: it was there once\n  frame.gone\n");
    assertThat(execute("run", "codec", "--select", "frame", "--expected-failures", file))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no vector frame.gone");
  }

  @Test
  void lintsWhatItCarries() {
    assertThat(execute("vectors", "lint")).isZero();
    assertThat(lastLine()).endsWith(" tests, 0 findings");
  }

  @Test
  void exportsAZipThatNeedsNothingElseAndIsAlwaysTheSame() throws IOException {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");
    assertThat(execute("vectors", "export", first.toString())).isZero();
    assertThat(execute("vectors", "export", second.toString())).isZero();
    assertThat(first).hasSameBinaryContentAs(second);
    try (ZipFile zip = new ZipFile(first.toFile())) {
      for (String name : BundledPacks.fileNames()) {
        assertThat(zip.getEntry("mles-vectors/" + name)).as(name).isNotNull();
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        assertThat(entries.nextElement().getSize()).isPositive();
      }
    }
  }

  private static void requireShell() {
    RequiredTool.SHELL.require();
  }

  private int execute(String... args) {
    CommandLine line =
        ConformanceCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private String lastLine() {
    return out.toString().lines().reduce("", (first, second) -> second);
  }
}
