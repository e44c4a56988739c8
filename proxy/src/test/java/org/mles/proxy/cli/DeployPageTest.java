package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page that says how to run a proxy names what there is. */
final class DeployPageTest {
  private static final Path PAGE = Path.of("docs", "deploy.md");
  private static final Pattern COMMAND =
      Pattern.compile("ExecStart=\\S+ -Xmx\\w+ -jar \\S+mles-proxy\\.jar (.*)");
  private static final Pattern OPTION = Pattern.compile("`(--acme-[a-z]+)[ `]");

  private final String text = Files.readString(PAGE);

  DeployPageTest() throws IOException {}

  private static CommandLine program() {
    return ProxyProgram.commandLine(OutputStream.nullOutputStream());
  }

  private List<String> all(Pattern pattern) {
    List<String> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text.replaceAll("\\\\\n\\s*", ""));
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }

  @Test
  void itsCommandIsTaken() {
    List<String> commands = all(COMMAND);

    assertThat(commands).hasSize(1);
    assertThat(commands.get(0)).contains("--acme-domain chat.example.org");
    program().parseArgs(commands.get(0).split(" ", -1));
  }

  @Test
  void itsOptionsAreThere() {
    CommandLine proxy = Objects.requireNonNull(program().getSubcommands().get("proxy"));

    assertThat(all(OPTION))
        .contains("--acme-production")
        .isSubsetOf(proxy.getCommandSpec().optionsMap().keySet());
  }
}
