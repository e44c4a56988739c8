package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command that a document shows must be one that the jar understands. */
final class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("java -jar \\S*(?:mles-conformance\\.jar|\\$JAR)\"? ([^`\\n|]+)");

  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(md|yml)"))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<Path> documentsAndTutorials() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../docs"))) {
      List<Path> tutorials =
          files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(documents(), tutorials.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("documentsAndTutorials")
  void commandsAreUnderstood(Path document) throws IOException {
    Matcher commands = COMMAND.matcher(Files.readString(document).replace("\\\n", " "));
    while (commands.find()) {
      String[] words = words(commands.group(1));
      CommandLine.ParseResult parsed = ConformanceCommand.commandLine().parseArgs(words);
      assertThat(parsed.subcommand()).as(String.join(" ", words)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void optionsOfTablesExist(Path document) throws IOException {
    String text = Files.readString(document);
    Matcher options = Pattern.compile("`(--[a-z][a-z-]+)").matcher(text);
    while (options.find()) {
      assertThat(everyOption()).as(document.toString()).contains(options.group(1));
    }
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.strip().replaceAll("\\s+#.*", "").replace("…", ""));
    while (word.find()) {
      words.add(word.group().replaceAll("^['\"]|['\"]$", "").replace("$(date +%Y%m%d)", "1"));
    }
    return words.toArray(String[]::new);
  }

  private static List<String> everyOption() {
    List<String> names = new ArrayList<>();
    collect(ConformanceCommand.commandLine(), names);
    return names;
  }

  private static void collect(CommandLine command, List<String> names) {
    command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    command.getSubcommands().values().forEach(sub -> collect(sub, names));
  }
}
