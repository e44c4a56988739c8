package org.mles.conformance.cli.option;

import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;
import picocli.CommandLine.Option;

/** What carries the links of a peer server. Thread: main. */
public final class LinkOption {
  @Option(
      names = "--upstream-tls",
      description =
          "Of a peer server: its links are answered by TLS, 1.2 or 1.3, and what it has to do with"
              + " that is asked, too. {ca} in the command is filled with a file in PEM: the authority"
              + " that it has to believe, which is made for the run.")
  private boolean tls;

  /** Returns what was declared, with this. */
  Settings declared(Settings plain) {
    return tls ? plain.withLinks(AnsweringTls.showing(Paper.RIGHT)) : plain;
  }

  /** Refuses the option for a subject that has no links. */
  void refuse(String subject) {
    if (tls) {
      throw new UsageException("--upstream-tls means nothing for a " + subject);
    }
  }
}
