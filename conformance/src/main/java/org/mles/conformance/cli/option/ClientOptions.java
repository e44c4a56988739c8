package org.mles.conformance.cli.option;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.client.ExecClient;
import org.mles.conformance.run.subjects.reference.ReferenceClient;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;
import picocli.CommandLine.Option;

/** What a client that is started by a command can do. */
public final class ClientOptions {
  @Option(
      names = "--only",
      paramLabel = "listens|publishes",
      description = "The client has one direction only; cases for the other are not applicable.")
  @Nullable String only;

  @Option(
      names = "--lines",
      paramLabel = "text|hex",
      description =
          "Lines of the client are messages as they are, or two hexadecimal digits an octet"
              + " (default: text).")
  @Nullable String lines;

  /**
   * Returns the client of a command, or the reference client for null.
   *
   * @param tls whether the suite answers by TLS
   */
  public Subject subject(@Nullable String exec, Settings keys, Protocol protocol, boolean tls) {
    ProtocolWord.requireSpoken(protocol);
    if (protocol == Protocol.V2 && keys.addressKey() != null) {
      throw new UsageException("--address-key: version 2 has none");
    }
    Settings spoken = keys.withProtocol(protocol);
    Settings declared = tls ? spoken.withTransport(AnsweringTls.showing(Paper.RIGHT)) : spoken;
    ClientTraits traits = new ClientTraits(role(), form());
    if (exec == null && (only != null || lines != null)) {
      throw new UsageException("--only and --lines are about a command; give it by --exec");
    } else if (exec == null) {
      return new ReferenceClient(declared);
    }
    try {
      return new ExecClient(exec, declared, traits);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private ClientTraits.Role role() {
    if (only == null) {
      return ClientTraits.Role.BOTH;
    }
    return switch (only) {
      case "listens" -> ClientTraits.Role.LISTENS;
      case "publishes" -> ClientTraits.Role.PUBLISHES;
      default -> throw new UsageException("--only '" + only + "'; there are listens and publishes");
    };
  }

  private LineForm form() {
    return switch (lines == null ? "text" : lines) {
      case "text" -> LineForm.TEXT;
      case "hex" -> LineForm.HEX;
      default -> throw new UsageException("--lines '" + lines + "'; there are text and hex");
    };
  }
}
