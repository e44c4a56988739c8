package org.mles.conformance.cli.option;

import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.report.Documents;
import picocli.CommandLine.Option;

/** Where the documents stand as a site. */
public final class DocumentsOption {
  @Option(
      names = "--documents",
      paramLabel = "URL",
      defaultValue = "${env:MLES_DOCUMENTS}",
      description =
          "Where the site stands that ci/site makes, so that clauses are linked: an address, or a path"
              + " relative to the report. Default: $MLES_DOCUMENTS, or no links.")
  private String address = "";

  /** Returns the documents; an address that cannot be linked is refused. */
  public Documents documents() {
    try {
      return Documents.at(address);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--documents: " + e.getMessage());
    }
  }
}
