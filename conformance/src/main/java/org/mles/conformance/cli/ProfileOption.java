package org.mles.conformance.cli;

import org.mles.conformance.book.Profile;
import picocli.CommandLine.Option;

/** Which protocol. */
final class ProfileOption {
  @Option(
      names = "--profile",
      paramLabel = "v1|n-draft",
      defaultValue = "v1",
      description = "Protocol to test against (default: ${DEFAULT-VALUE}).")
  private String word = "v1";

  Profile profile() {
    return ProfileWord.of(word);
  }
}
