package org.mles.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom a command that calls a server by TLS believes. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class TrustOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = {
        "Believe servers that a certificate of this file vouches for, in PEM.",
        "Default: the authorities that the JVM knows."
      })
  private @Nullable Path authorities;

  @Option(
      names = "--insecure",
      description = "Believe any server, whatever certificate it shows: for trying.")
  private boolean insecure;

  /**
   * Returns whom to believe; null if the server is not spoken to by TLS.
   *
   * @throws IllegalArgumentException if nobody asks for that, or the file cannot be used
   */
  public @Nullable Trust trust(@Nullable ServerAddress server) {
    if (server == null || !server.tls()) {
      require(authorities == null && !insecure, "--ca and --insecure are for tls:// and wss://");
      return null;
    }
    require(authorities == null || !insecure, "--insecure believes more than --ca");
    if (insecure) {
      String line = ": --insecure: whoever answers for " + server.host() + " is believed";
      CommandLine command = spec.commandLine();
      command.getErr().println(command.getCommandName() + line);
      return Trust.ofAnybody();
    }
    return authorities == null ? Trust.ofJvm() : read(authorities);
  }

  private static Trust read(Path file) {
    try {
      return Trust.of(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("--ca: " + e.getMessage(), e);
    }
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
