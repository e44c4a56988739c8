package org.mles.conformance.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What reports call the subject. */
public final class NameOption {
  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "How reports call the subject (default: its address or command).")
  private @Nullable String name;

  /** Returns the name, if there is one, or {@code usual}. */
  public String or(String usual) {
    return name == null ? usual : name;
  }
}
