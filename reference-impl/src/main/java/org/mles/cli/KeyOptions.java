package org.mles.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The secrets of a key mode, as the original reads them. Empty means not set. */
final class KeyOptions {
  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      defaultValue = "${env:MLES_KEY}",
      description = "Shared key; endpoint mode if empty or absent. Default: $MLES_KEY.")
  @Nullable String key;

  @Option(
      names = "--address-key",
      paramLabel = "KEY",
      defaultValue = "${env:MLES_ADDR_KEY}",
      description = "Address key of endpoint mode. Default: $MLES_ADDR_KEY.")
  @Nullable String addressKey;
}
