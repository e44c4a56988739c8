package org.mles.conformance.cli.file;

import java.util.function.Supplier;

/** A mistake of the caller in an option or a file; the text is the one line that he needs. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public UsageException(String message) {
    super(message);
  }

  /** Returns what {@code call} returns; an argument that it refuses is the caller's mistake. */
  public static <T> T unlessRefused(Supplier<T> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
