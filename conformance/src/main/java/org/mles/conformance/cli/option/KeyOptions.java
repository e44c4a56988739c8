package org.mles.conformance.cli.option;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.file.UsageException;
import picocli.CommandLine.Option;

/** What is known about a server of any kind. */
public final class KeyOptions {
  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Shared key of the server; without one it authenticates endpoints.")
  @Nullable String key;

  @Option(names = "--address-key", paramLabel = "TEXT", description = "Address key of the server.")
  @Nullable String addressKey;

  @Option(
      names = "--history-limit",
      paramLabel = "N",
      description = "Frames of history that the server keeps per channel (default: its own, 100).")
  @Nullable Integer historyLimit;

  /** Returns what was declared. */
  public Settings declared() {
    if (historyLimit != null && historyLimit < 0) {
      throw new UsageException("--history-limit " + historyLimit + " is negative");
    }
    Settings keys = Settings.ofKeys(key, addressKey);
    return historyLimit == null ? keys : keys.with(Limit.HISTORY_FRAMES, historyLimit);
  }

  /** Returns what was declared, with a shared key if no key was. */
  public Settings embedded() {
    boolean keyless = key == null && addressKey == null;
    return keyless ? declared().withKeys("mles-conformance", null) : declared();
  }
}
