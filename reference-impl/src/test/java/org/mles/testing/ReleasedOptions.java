package org.mles.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Options that a released version had: scripts of users say them, so they stay. Thread: any. */
public final class ReleasedOptions {
  private ReleasedOptions() {}

  /**
   * Returns the lines of a kept list that {@code program} does not know.
   *
   * @param neighbour class beside which the list stands, among the resources
   * @param list name of the list: lines {@code COMMAND… --option}
   */
  public static List<String> missing(CommandLine program, Class<?> neighbour, String list)
      throws IOException {
    List<String> missing = new ArrayList<>();
    List<String> lines = lines(neighbour, list);
    for (String line : lines) {
      if (!knows(program, line.split(" ", -1))) {
        missing.add(line);
      }
    }
    if (lines.isEmpty()) {
      missing.add(list + " is empty");
    }
    return missing;
  }

  private static List<String> lines(Class<?> neighbour, String list) throws IOException {
    try (InputStream in = neighbour.getResourceAsStream(list)) {
      if (in == null) {
        throw new IOException(list + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static boolean knows(CommandLine program, String[] words) {
    CommandLine command = program;
    for (int i = 0; i < words.length - 1; i++) {
      command = command.getSubcommands().get(words[i]);
      if (command == null) {
        return false;
      }
    }
    return command.getCommandSpec().findOption(words[words.length - 1]) != null;
  }
}
