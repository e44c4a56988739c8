package org.mles.conformance.spec;

import java.util.Locale;

/** Says how strongly a clause binds. Thread: any. */
public enum Level {
  /** Two implementations that differ here cannot be relied upon to work together. */
  MUST,
  /** A deviation needs a reason; it costs quality, not interoperability. */
  SHOULD,
  /** A free choice, recorded so that others know that it exists. */
  MAY,
  /** Quality of an implementation: not protocol, but testable all the same. */
  IMPL;

  /** Returns the word used on the command line and in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
