package org.mles.conformance.cli.file;

/** A mistake of the caller in an option or a file; the text is the one line that he needs. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public UsageException(String message) {
    super(message);
  }
}
