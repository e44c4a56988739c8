package org.mles.conformance.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Neighbour;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.tls.Believed;
import org.mles.conformance.tls.TlsTransport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a server is called by TLS, and whom to believe then. Thread: main. */
public final class TlsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--tls",
      description =
          "Call the server by TLS, 1.2 or 1.3: every connection that the suite opens is inside it."
              + " The reference server then shows a certificate that is made for the run.")
  private boolean tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "With --tls: believe servers that a certificate of this file vouches for, in PEM"
              + " (default: the authorities that the JVM knows).")
  private @Nullable Path authorities;

  @Option(
      names = "--insecure",
      description = "With --tls: believe any server, whatever certificate it shows: for trying.")
  private boolean insecure;

  /** Returns what was declared of a server that is given or started by a command. */
  Settings declared(Settings plain) {
    requireUse();
    if (!tls) {
      return plain;
    }
    requireOutside(plain);
    if (insecure) {
      CommandLine command = spec.commandLine();
      command
          .getErr()
          .println(command.getCommandName() + ": --insecure: whoever answers is believed");
      return plain.withTransport(TlsTransport.ofAnybody());
    }
    return plain.withTransport(authorities == null ? TlsTransport.ofJvm() : read(authorities));
  }

  /** Returns what holds of the reference server in this process. */
  Settings embedded(Settings plain) {
    requireUse();
    if (authorities != null || insecure) {
      throw new UsageException(
          option() + " means nothing for the reference server, which makes its own certificate");
    }
    if (tls) {
      requireOutside(plain);
    }
    return tls ? ReferenceSubject.insideTls(plain) : plain;
  }

  /** Says whether a subject that calls the suite is answered by TLS. */
  boolean answering(String subject) {
    requireUse();
    if (authorities != null || insecure) {
      throw new UsageException(
          option() + " means nothing for " + subject + ", to which the suite shows a certificate");
    }
    return tls;
  }

  private static void requireOutside(Settings plain) {
    if (plain.also().contains(Neighbour.TLS)) {
      throw new UsageException("--also tls is for a server that is called without --tls");
    }
  }

  private void requireUse() {
    if (!tls && (authorities != null || insecure)) {
      throw new UsageException(option() + " is for --tls");
    } else if (authorities != null && insecure) {
      throw new UsageException("--insecure believes more than --ca");
    }
  }

  private String option() {
    return insecure ? "--insecure" : "--ca";
  }

  private static TlsTransport read(Path file) {
    try {
      return TlsTransport.of(Believed.pem(InputFile.text(file)));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--ca: " + file + ": " + e.getMessage());
    }
  }
}
