package org.mles.conformance.book;

import java.util.Locale;

/** Kinds of subject that live cases can judge. Thread: any. */
public enum Kind {
  SERVER,
  CLIENT,
  PEER,
  PROXY,
  BRIDGE;

  /** Returns what a subject of this kind speaks if {@code asked} is asked for. */
  public Protocol spoken(Protocol asked) {
    return this == BRIDGE ? Protocol.V2 : asked;
  }

  /** Returns the word of the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
