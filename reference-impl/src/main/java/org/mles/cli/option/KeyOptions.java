package org.mles.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The secrets of a key mode, as the original reads them. Empty means not set. A command line can be
 * read by everybody on the machine, so there are a variable and a file for each. Thread: main.
 */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class KeyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      defaultValue = "${env:MLES_KEY}",
      description = {
        "Shared key; endpoint mode if empty or absent. Default: $MLES_KEY.",
        "Others on this machine can read it; better is a file, or the variable."
      })
  private @Nullable String key;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File whose first line is the shared key; it takes the place of --key.")
  private @Nullable Path keyFile;

  @Option(
      names = "--address-key",
      paramLabel = "KEY",
      defaultValue = "${env:MLES_ADDR_KEY}",
      description = "Address key of endpoint mode. Default: $MLES_ADDR_KEY.")
  private @Nullable String addressKey;

  @Option(
      names = "--address-key-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the address key; it takes the place of --address-key.")
  private @Nullable Path addressKeyFile;

  /** Returns the shared key; null or empty for none. */
  public @Nullable String shared() {
    return keyFile == null ? key : firstLine("--key-file", keyFile);
  }

  /** Returns the address key; null or empty for none. */
  public @Nullable String address() {
    return addressKeyFile == null ? addressKey : firstLine("--address-key-file", addressKeyFile);
  }

  /** Reads a key from a file; what is said if that fails shows nothing of it. */
  public String firstLine(String option, Path file) {
    try {
      String text = ShortFile.read(file);
      SecretFile.warn(spec, option, file);
      return text.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IllegalArgumentException(option + ": cannot read " + OneLine.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + file + " is " + e.getMessage(), e);
    }
  }
}
