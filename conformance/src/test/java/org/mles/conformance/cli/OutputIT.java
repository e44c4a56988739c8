package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.cli.file.Devices;
import org.mles.conformance.report.SurefireForm;

/** The suite as a process of its own: what becomes of its output, and in which digits it is. */
final class OutputIT {
  private static final List<String> ONE_VECTOR =
      List.of("run", "codec", "--select", "checksum.bit.63");

  @TempDir Path folder = Path.of(".");

  private Path err() {
    return folder.resolve("err");
  }

  private int suite(Path out, List<String> jvm, List<String> words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ConformanceCommand.class.getName());
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err().toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private List<String> errLines() throws IOException {
    return Files.readAllLines(err());
  }

  @Test
  void outputThatAFullDeviceTakesNotIsAnErrorInOneLine() throws Exception {
    Path full = Devices.full(folder);
    for (List<String> words : List.of(ONE_VECTOR, List.of("list"), List.of("--help"))) {
      assertThat(suite(full, List.of(), words)).isEqualTo(2);
      assertThat(errLines()).containsExactly("the output was not written in full");
    }
  }

  @Test
  void aReportOnTheOutputDoesNotTakeTheOutputAway() throws Exception {
    Path out = folder.resolve("out");
    for (String name : List.of("/dev/stdout", out.toString())) {
      List<String> words = new ArrayList<>(ONE_VECTOR);
      words.addAll(List.of("--report", "json=" + name));
      assertThat(suite(out, List.of(), words)).isZero();
      String text = Files.readString(out);
      assertThat(text)
          .startsWith("1 vectors, at most 640 s\n{\n  \"format\"")
          .endsWith("1 passed, 0 failed, 0 skipped\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "bn-BD"})
  void digitsAreThoseOfPrograms(String locale) throws Exception {
    Path out = folder.resolve("out");
    Path junit = folder.resolve("junit.xml");
    Path page = folder.resolve("page.html");
    Path markdown = folder.resolve("page.md");
    List<String> words = new ArrayList<>(ONE_VECTOR);
    words.addAll(List.of("--report", "junit=" + junit + ",html=" + page + ",md=" + markdown, "-v"));
    String[] parts = locale.split("-", -1);
    List<String> jvm = List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]);
    assertThat(suite(out, jvm, words)).isZero();
    assertThat(Files.readAllLines(out)).endsWith("1 passed, 0 failed, 0 skipped");
    assertThat(SurefireForm.problem(Files.readString(junit))).isEmpty();
    for (Path file : List.of(out, junit, page, markdown)) {
      assertThat(Files.readString(file).codePoints())
          .as(file.toString())
          .noneMatch(c -> Character.isDigit(c) && c > 127);
    }
    assertThat(suite(out, jvm, List.of("run", "codec", "--select", "no.such"))).isEqualTo(2);
    assertThat(suite(out, jvm, List.of("list"))).isZero();
    assertThat(suite(out, jvm, List.of("vectors", "generate", "--out", folder + "/packs")))
        .isZero();
    for (File pack : java.util.Objects.requireNonNull(new File(folder + "/packs").listFiles())) {
      assertThat(pack).hasSameTextualContentAs(new File("vectors", pack.getName()));
    }
  }
}
