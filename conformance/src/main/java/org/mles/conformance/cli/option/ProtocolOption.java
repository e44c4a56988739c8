package org.mles.conformance.cli.option;

import org.mles.conformance.book.Protocol;
import picocli.CommandLine.Option;

/** Which protocol. */
public final class ProtocolOption {
  @Option(
      names = "--profile",
      paramLabel = "v1|n-draft|v2",
      defaultValue = "v1",
      description = "Protocol to test against (default: ${DEFAULT-VALUE}).")
  private String word = "v1";

  /** Returns the protocol. */
  public Protocol protocol() {
    return ProtocolWord.of(word);
  }
}
