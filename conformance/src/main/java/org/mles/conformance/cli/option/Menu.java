package org.mles.conformance.cli.option;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands below another by name. Reading the options of a command takes picocli longer than a
 * case takes, so only the one is made that is called. Thread: main.
 */
public final class Menu {
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  /** Those that need none beside them. */
  private final Set<String> alone = new HashSet<>();

  /**
   * Adds a command behind those that are there.
   *
   * @param command makes it, as an object with annotations or as a line that has some below it; a
   *     lambda, since a reference to its constructor would load its class
   */
  public Menu with(String name, Supplier<Object> command) {
    alone.add(name);
    return withGuide(name, command);
  }

  /** Adds a command that speaks of all the others. */
  public Menu withGuide(String name, Supplier<Object> command) {
    commands.put(name, command);
    return this;
  }

  /**
   * Puts the command under {@code line} that the first of the words names, and returns the line. If
   * it names none all are put there: help, completion and advice speak of all of them.
   */
  public CommandLine serve(CommandLine line, List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    Supplier<Object> called = alone.contains(first) ? commands.get(first) : null;
    if (called != null) {
      line.addSubcommand(first, called.get());
    } else {
      commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    }
    return line;
  }
}
