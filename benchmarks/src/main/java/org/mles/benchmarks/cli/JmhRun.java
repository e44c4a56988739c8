package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.report.JmhReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.run.Scratch;

/** JMH in a JVM of its own. Thread: caller; an interrupt ends JMH and its forks. */
final class JmhRun {
  private static final long MINUTES = 20;

  private JmhRun() {}

  /** Measures, and writes the result and its page into {@code folder}. */
  static void into(Path folder, boolean smoke) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path kept = folder.resolve(JmhReport.FILE_NAME);
    Path scratch = Files.createTempDirectory("mles-jmh-");
    Path json = scratch.resolve(JmhReport.FILE_NAME);
    try {
      List<String> words = new ArrayList<>(FullPart.jmhWords(json, smoke));
      // Into a file: a read from its standard output could not be interrupted.
      words.addAll(List.of("-o", scratch.resolve("out").toString()));
      await(ChildJvm.start(List.of(), "org.openjdk.jmh.Main", words, scratch.resolve("err")));
      // Kept only when it is whole: JMH makes the file first and fills it last.
      ResultJson.writeText(kept, Files.readString(json));
    } finally {
      Scratch.delete(scratch);
    }
    Pages.write(JmhReport.read(kept), folder);
  }

  private static void await(Process jmh) throws IOException, InterruptedException {
    try {
      if (!jmh.waitFor(MINUTES, TimeUnit.MINUTES) || jmh.exitValue() != 0) {
        throw new IOException("JMH did not end well");
      }
    } finally {
      Stream.concat(jmh.descendants(), Stream.of(jmh.toHandle()))
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
