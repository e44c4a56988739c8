package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.conformance.program.Processes;
import org.mles.testing.RequiredTool;
import picocli.CommandLine;

/** Subjects of every kind that leave processes behind; a run must not, however it ends. */
@Timeout(180)
final class HostileSubjectIT {
  /** In the command lines of all that one test starts. */
  private final String name = "hostile-" + UUID.randomUUID();

  @BeforeAll
  static void needsPython() {
    RequiredTool.PYTHON.require();
  }

  static Stream<List<String>> kinds() {
    return Stream.of(
        List.of("server", "ten_children {port} NAME", "--select", "frame.length.zero"),
        List.of("server", "daemon {port} NAME", "--select", "frame.length.zero"),
        List.of(
            "peer",
            "ten_children {port} {upstream}NAME",
            "--select",
            "peer.down*",
            "--peer-wait",
            "0.1"),
        List.of("client", "ends_and_leaves_children {port} NAME {channel} {uid}"),
        List.of("codec", "waits_with_children 0 NAME"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsLeftAfterARun(List<String> kind) {
    CommandLine commandLine = ConformanceCommand.commandLine();
    commandLine.setOut(new PrintWriter(Writer.nullWriter()));
    commandLine.setErr(new PrintWriter(Writer.nullWriter()));
    assertThat(commandLine.execute(words(kind, "0.1"))).isBetween(1, 4);
    assertThat(Processes.named(name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsLeftOfARunThatIsKilled(List<String> kind) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ConformanceCommand.class.getName());
    command.addAll(List.of(words(kind, "4")));
    Process run =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // The name is also among the words of the run itself.
    assertThat(Processes.await(() -> Processes.named(name).size() > 1)).as("begun").isTrue();
    run.destroyForcibly();
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Processes.await(() -> Processes.named(name).isEmpty())).as("nothing left").isTrue();
  }

  private String[] words(List<String> kind, String timeoutScale) {
    String subject = "python3 src/test/python/hostile.py " + kind.get(1).replace("NAME", name);
    List<String> words = new ArrayList<>(List.of("run", kind.get(0), "--exec", subject));
    words.addAll(kind.subList(2, kind.size()));
    words.addAll(List.of("--timeout-scale", timeoutScale));
    return words.toArray(String[]::new);
  }
}
