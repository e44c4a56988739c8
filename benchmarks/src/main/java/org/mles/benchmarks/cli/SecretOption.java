package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.group.GroupKey;
import picocli.CommandLine.Option;

/** Where the secret of the agents comes from; never from the command line, which all can read. */
final class SecretOption {
  private static final String VARIABLE = "MLES_AGENTS_SECRET";
  private static final long MOST_OCTETS = 4096;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "file with the secret that coordinator and agents share, at least 16 characters"
              + " (default: the environment variable "
              + VARIABLE
              + ")")
  private @Nullable Path file;

  GroupKey key() throws IOException, UserError {
    String secret = file == null ? System.getenv(VARIABLE) : read(file);
    if (secret == null) {
      throw new UserError("give the agents' secret by --secret-file or in " + VARIABLE);
    }
    try {
      return GroupKey.of(secret.strip());
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > MOST_OCTETS) {
      throw new IOException(file + ": more than " + MOST_OCTETS + " octets");
    }
    return Files.readString(file);
  }
}
