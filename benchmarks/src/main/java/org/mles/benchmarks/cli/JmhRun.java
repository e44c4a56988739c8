package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.report.JmhReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.run.Scratch;

/** JMH in a JVM of its own. Thread: caller; an interrupt ends JMH and its forks. */
final class JmhRun {
  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(20);

  private JmhRun() {}

  /** Measures, and writes the result and its page into {@code folder}. */
  static void into(Path folder, boolean smoke) throws IOException, UserError, InterruptedException {
    OutFolder out = OutFolder.open(folder);
    try {
      measure(folder, smoke);
    } finally {
      out.close();
    }
  }

  private static void measure(Path folder, boolean smoke) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("mles-jmh-");
    Path json = scratch.resolve(JmhReport.FILE_NAME);
    try {
      List<String> words = new ArrayList<>(FullPart.jmhWords(json, smoke));
      await(Child.start(ChildJvm.words(List.of(), "org.openjdk.jmh.Main", words), ""));
      keep(json, folder);
    } finally {
      Scratch.delete(scratch);
    }
  }

  /**
   * Keeps a result of JMH and writes its pages. JMH makes the file first, fills it last and does
   * not notice a full disk, so a result that is not whole must not replace an earlier one.
   */
  static void keep(Path json, Path folder) throws IOException {
    JmhReport report = JmhReport.read(json);
    ResultJson.writeText(folder.resolve(JmhReport.FILE_NAME), ResultJson.readText(json));
    Pages.write(report, folder);
  }

  private static void await(Child jmh) throws IOException, InterruptedException {
    try {
      if (!jmh.waitFor(MOST_NANOS) || jmh.exitCode() != 0) {
        throw new IOException("JMH did not end well: " + jmh.lastLine());
      }
    } finally {
      jmh.kill();
    }
  }
}
