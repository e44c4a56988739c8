package org.mles.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.cases.Profile;
import picocli.CommandLine.Option;

/** Which protocol, and which parts of the suite. */
final class ChoiceOptions {
  @Option(
      names = "--profile",
      paramLabel = "v1|n-draft",
      defaultValue = "v1",
      description = "Protocol to test against (default: ${DEFAULT-VALUE}).")
  private String profile = "v1";

  @Option(
      names = "--select",
      paramLabel = "PATTERN",
      split = ",",
      description = "Run only what has an id, chapter or clause that matches; * is anything.")
  List<String> select = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out what has an id, chapter or clause that matches.")
  List<String> skip = new ArrayList<>();

  Profile profile() {
    try {
      return Profile.of(profile);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
