package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.testing.LoadedClasses;
import picocli.CommandLine;

/** A start loads and reads what was asked for, and nothing else. */
final class StartIT {
  private static final String CASES = "org.mles.conformance.cases.";

  private static CommandLine below(CommandLine line, String name) {
    return Objects.requireNonNull(line.getSubcommands().get(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "list",
        "explain",
        "replay",
        "diff",
        "matrix",
        "keep",
        "baseline",
        "vectors",
        "selftest"
      })
  void makesTheCommandThatIsCalledAlone(String name) {
    CommandLine alone = ConformanceCommand.commandLine(name, "--no-such-option");
    CommandLine all = ConformanceCommand.commandLine();

    assertThat(alone.getSubcommands().keySet()).containsExactly(name);
    assertThat(below(alone, name).getUsageMessage())
        .isEqualTo(below(all, name).getUsageMessage())
        .startsWith("Usage: mles-conformance " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "client", "peer", "proxy", "bridge", "codec"})
  void makesTheKindThatIsCalledAlone(String kind) {
    CommandLine alone = below(ConformanceCommand.commandLine("run", kind), "run");
    CommandLine all = below(ConformanceCommand.commandLine(), "run");

    assertThat(alone.getSubcommands().keySet()).containsExactly(kind);
    assertThat(below(alone, kind).getUsageMessage())
        .isEqualTo(below(all, kind).getUsageMessage())
        .startsWith("Usage: mles-conformance run " + kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate-completion", "--help", "no-such-command"})
  void makesAllForWhatSpeaksOfAll(String word) {
    CommandLine line = ConformanceCommand.commandLine(word);

    assertThat(line.getSubcommands()).hasSize(11);
    assertThat(below(line, "run").getSubcommands()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"v1, join.no-greeting, v1.JoinCases", "v2, v2.session.duplicate, v2.V2SessionCases"})
  void aRunLoadsCasesOfItsKindAndProtocolAndNoOtherCommand(
      String profile, String id, String chapter, @TempDir Path folder) throws Exception {
    Set<String> loaded =
        LoadedClasses.of(
            folder,
            ConformanceCommand.class,
            "run",
            "server",
            "--profile",
            profile,
            "--select",
            id);

    assertThat(loaded).contains(CASES + chapter);
    Set<String> inVain = new TreeSet<>(loaded);
    inVain.removeIf(
        name ->
            !name.startsWith(CASES) || !name.endsWith("Cases") || name.startsWith(CASES + profile));
    assertThat(inVain).isEmpty();
    assertThat(loaded)
        .doesNotContain("org.mles.conformance.report.KnownMistakes")
        .noneMatch(name -> name.startsWith("org.mles.conformance.selftest."))
        .filteredOn(name -> name.matches(".*\\.cli\\..*Command"))
        .containsExactlyInAnyOrder(
            "org.mles.conformance.cli.ConformanceCommand",
            "org.mles.conformance.cli.run.RunCommand",
            "org.mles.conformance.cli.run.RunServerCommand");
  }
}
