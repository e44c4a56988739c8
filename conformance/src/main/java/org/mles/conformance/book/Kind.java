package org.mles.conformance.book;

import java.util.Locale;

/** Kinds of subject that live cases can judge. Thread: any. */
public enum Kind {
  SERVER,
  CLIENT,
  PEER,
  PROXY;

  /** Returns the word of the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
