package org.mles.conformance.cli.run;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mles.conformance.text.ShellWord;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Puts together the command that runs one case of a run again: what was said about the subject, and
 * nothing of what the run as a whole was. Reports are shown around, so keys are named as the
 * variables of the environment that hold them. Thread: main.
 */
final class Again {
  private static final Set<String> OF_THE_WHOLE_RUN =
      Set.of(
          "--case",
          "--expected-failures",
          "--fail-fast",
          "--jobs",
          "--name",
          "--repeat",
          "--report",
          "--run-cap",
          "--seed",
          "--select",
          "--shuffle",
          "--skip",
          "--soak",
          "--verbose");

  private static final Map<String, String> SECRET =
      Map.of("--key", "\"$MLES_KEY\"", "--address-key", "\"$MLES_ADDR_KEY\"");

  /** Property by which a start script tells how it was called. */
  private static final String SCRIPT = "mles.script";

  private Again() {}

  /** Returns the command up to the id of a case. */
  static String of(CommandLine commandLine, long seed) {
    ParseResult parsed = commandLine.getParseResult();
    List<String> words = new ArrayList<>(program());
    String[] names = commandLine.getCommandSpec().qualifiedName(" ").split(" ", -1);
    words.addAll(List.of(names).subList(1, names.length));
    for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
      if (!OF_THE_WHOLE_RUN.contains(option.longestName())) {
        add(words, option);
      }
    }
    parsed.matchedPositionals().forEach(file -> addValues(words, file));
    boolean saved = commandLine.getCommandSpec().findOption("--case") != null;
    if (!saved && commandLine.getCommandSpec().findOption("--seed") != null) {
      words.addAll(List.of("--seed", Long.toString(seed)));
    }
    words.addAll(saved ? List.of("--case") : List.of("-v", "--select"));
    return String.join(" ", words);
  }

  private static void add(List<String> words, OptionSpec option) {
    String name = option.longestName();
    if (option.arity().max() == 0) {
      words.add(name);
      return;
    }
    for (String value : option.originalStringValues()) {
      words.add(name);
      words.add(SECRET.getOrDefault(name, ShellWord.of(value)));
    }
  }

  private static void addValues(List<String> words, ArgSpec argument) {
    argument.originalStringValues().forEach(value -> words.add(ShellWord.of(value)));
  }

  /**
   * Returns the words that start this program: the script that did, or java and the jar as it was
   * named, or what that is usually called.
   */
  private static List<String> program() {
    String script = System.getProperty(SCRIPT, "");
    if (!script.isEmpty()) {
      return List.of(ShellWord.of(script));
    }
    String path = System.getProperty("java.class.path", "");
    boolean one = path.endsWith(".jar") && !path.contains(File.pathSeparator);
    return List.of("java", "-jar", one ? ShellWord.of(path) : "mles-conformance.jar");
  }
}
