package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.testing.LoadedClasses;
import picocli.CommandLine;

/** A start loads and reads what was asked for, and nothing else. */
final class StartIT {
  private static CommandLine line(String... words) {
    return MlesCommand.commandLine(
        new Stdio(InputStream.nullInputStream(), OutputStream.nullOutputStream(), false), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "publish", "listen", "decode", "codec"})
  void makesTheCommandThatIsCalledAlone(String name) {
    CommandLine alone = line(name, "--no-such-option");
    CommandLine all = line();

    assertThat(alone.getSubcommands().keySet()).containsExactly(name);
    assertThat(usage(alone, name))
        .isEqualTo(usage(all, name))
        .startsWith("Usage: mles-server " + name);
  }

  private static String usage(CommandLine line, String name) {
    CommandLine command = line.getSubcommands().get(name);
    return command == null ? "there is none" : command.getUsageMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate-completion", "--help", "no-such-command"})
  void makesAllForWhatSpeaksOfAll(String word) {
    assertThat(line(word).getSubcommands().keySet())
        .isEqualTo(line().getSubcommands().keySet())
        .hasSize(6);
  }

  @Test
  void aServerLoadsNoClientAndNoTls(@TempDir Path folder) throws Exception {
    Set<String> loaded =
        LoadedClasses.of(folder, MlesCommand.class, "serve", "--key", "k", "--check");

    assertThat(loaded).contains("org.mles.cli.ServeCommand", "org.mles.server.ServerConfig");
    Set<String> inVain = new TreeSet<>(loaded);
    inVain.removeIf(
        name ->
            !name.startsWith("org.mles.client.")
                && !name.startsWith("org.mles.net.tls.")
                && !name.matches("org\\.mles\\.cli\\.(Publish|Listen|Decode|Codec)Command"));
    assertThat(inVain).isEmpty();
  }
}
