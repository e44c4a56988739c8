package org.mles.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A file of options that says again what a command was told, secrets left out; what it was not told
 * stands there in comments. Thread: main.
 */
public final class OptionLines {
  private OptionLines() {}

  /**
   * Returns the lines.
   *
   * @param words what is said in comments before them
   * @param elsewhere the default of an option of which the command line knows none; null if nobody
   *     knows one
   */
  public static List<String> of(
      CommandSpec command, List<String> words, Function<OptionSpec, @Nullable String> elsewhere) {
    List<String> lines = new ArrayList<>();
    lines.add("# this could be served; nothing was opened");
    for (String word : words) {
      lines.add("# " + word);
    }
    lines.add("# a line for each option; those behind # are what it does unless told otherwise");
    for (OptionSpec option : command.options()) {
      if (ConfigFile.mayHold(option)) {
        lines.add(line(option, elsewhere));
      }
    }
    return lines;
  }

  private static String line(OptionSpec option, Function<OptionSpec, @Nullable String> elsewhere) {
    String told = ConfigFile.told(option);
    if (told != null) {
      return ConfigFile.line(option, told);
    }
    String known = elsewhere.apply(option);
    return "# " + ConfigFile.line(option, known == null ? standard(option) : known);
  }

  private static String standard(OptionSpec option) {
    return option.getValue() == null ? "" : Objects.toString(option.defaultValueString(true));
  }
}
