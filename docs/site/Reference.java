import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.conformance.report.Documents;
import org.mles.conformance.spec.ClauseIndex;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes what only the programs know, for the site: a page of all options for each of them, and the
 * addresses at which reports expect the clauses.
 *
 * <p>Usage: java -cp (jars of all programs) Reference.java FOLDER
 */
final class Reference {
  private static final List<String> PROGRAMS =
      List.of(
          "org.mles.cli.MlesCommand",
          "org.mles.proxy.cli.ProxyProgram",
          "org.mles.conformance.cli.ConformanceCommand",
          "org.mles.benchmarks.cli.BenchmarksCommand");

  /** A program that makes only the command that is called must not lose its pages here. */
  private static final int FEWEST = 3;

  private final StringBuilder page = new StringBuilder();

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0], "options"));
    for (String program : PROGRAMS) {
      CommandLine line = commandLine(Class.forName(program));
      if (line.getSubcommands().size() < FEWEST) {
        throw new IllegalStateException(program + " tells of too few commands: " + line.getSubcommands().keySet());
      }
      Reference reference = new Reference();
      reference.command(line.getCommandSpec(), "#");
      Files.writeString(folder.resolve(line.getCommandName() + ".md"), reference.page);
    }
    List<String> addresses = ClauseIndex.bundled().clauses().stream().map(Documents::path).toList();
    Files.write(Path.of(args[0], "addresses.txt"), addresses);
  }

  /** Each program makes its command line in one place, with whatever it needs to answer. */
  private static CommandLine commandLine(Class<?> program) throws ReflectiveOperationException {
    Method made =
        Arrays.stream(program.getDeclaredMethods())
            .filter(method -> method.getName().equals("commandLine"))
            .findFirst()
            .orElseThrow();
    made.setAccessible(true);
    List<Object> needed = new ArrayList<>();
    for (Class<?> type : made.getParameterTypes()) {
      needed.add(needed(type));
    }
    return (CommandLine) made.invoke(null, needed.toArray());
  }

  private static Object needed(Class<?> type) throws ReflectiveOperationException {
    if (type == OutputStream.class) {
      return OutputStream.nullOutputStream();
    } else if (type == String[].class) {
      return new String[0]; // without words to read it has all commands
    }
    Method made = type.getDeclaredMethod("ofProcess");
    made.setAccessible(true);
    return made.invoke(null);
  }

  private void command(CommandSpec command, String mark) throws IOException {
    page.append(mark).append(' ').append(command.qualifiedName()).append("\n\n");
    paragraph(command.usageMessage().description());
    page.append("```text\n").append(new CommandLine.Help(command, CommandLine.Help.Ansi.OFF).synopsis(0));
    page.append("```\n\n");
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      argument(parameter, parameter.paramLabel());
    }
    command.options().stream().sorted((a, b) -> order(a).compareTo(order(b))).forEach(this::option);
    Map<String, String> codes = command.usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      page.append("| exit code | meaning |\n|---|---|\n");
      codes.forEach((code, meaning) -> page.append("| " + text(code) + " | " + text(meaning) + " |\n"));
      page.append('\n');
    }
    paragraph(command.usageMessage().footer());
    for (CommandLine below : command.subcommands().values().stream().distinct().toList()) {
      if (!below.getCommandSpec().usageMessage().hidden()) {
        command(below.getCommandSpec(), mark.length() < 3 ? mark + "#" : mark);
      }
    }
  }

  private static String order(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private void option(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    String names = String.join(", ", option.names());
    argument(option, names + (option.arity().min() == 0 && !value.isEmpty() ? "[" + value + "]" : value));
  }

  private void argument(ArgSpec argument, String name) {
    if (!argument.hidden()) {
      String needed = argument.required() ? "Has to be there. " : "";
      page.append('`').append(name).append("`\n: ").append(needed);
      page.append(lines(argument.description()).map(Reference::text).collect(Collectors.joining(" ")));
      page.append("\n\n");
    }
  }

  private void paragraph(String... sentences) {
    page.append(lines(sentences).map(Reference::text).collect(Collectors.joining("\n")));
    page.append("\n\n");
  }

  /** Descriptions are formats, in which a line ends with %n. */
  private static Stream<String> lines(String... formats) {
    return Stream.of(formats).flatMap(format -> String.format(format).lines()).map(String::strip);
  }

  /** Returns text that Markdown shows as it is. */
  private static String text(String plain) {
    return plain.replaceAll("([\\\\`*_{}\\[\\]<>|#~])", "\\\\$1");
  }
}
