package org.mles.conformance.cli.option;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Neighbour;
import org.mles.conformance.cli.file.UsageException;
import picocli.CommandLine.Option;

/** What else shares the port of a server. */
public final class NeighbourOption {
  @Option(
      names = "--also",
      paramLabel = "n-draft|v2|tls",
      split = ",",
      description =
          "What else the port speaks; octets with which it begins are then not tried as unknown"
              + " (default: nothing; v2 for the reference server).")
  private List<String> words = new ArrayList<>();

  /** Returns what was declared, or {@code usual} if nothing was. */
  Set<Neighbour> or(Set<Neighbour> usual) {
    return words.isEmpty() ? usual : declared();
  }

  /** Refuses the option for a subject of which no case tries first octets. */
  void refuse(String why) {
    if (!words.isEmpty()) {
      throw new UsageException("--also means nothing for " + why);
    }
  }

  private Set<Neighbour> declared() {
    Set<Neighbour> declared = EnumSet.noneOf(Neighbour.class);
    for (String word : words) {
      declared.add(named(word));
    }
    return declared;
  }

  private static Neighbour named(String word) {
    try {
      return Neighbour.of(word);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--also: " + e.getMessage());
    }
  }
}
