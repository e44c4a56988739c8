package org.mles.conformance.spec;

import java.util.Locale;

/** Says where a clause comes from. Thread: any. */
public enum Source {
  /** The protocol text that was published with the original program. */
  README,
  /** The author's articles about the protocol. */
  BLOG,
  /** The former protocol page of the project's web site. */
  PAGE,
  /** What the original program was written to do. */
  CODE,
  /** What the original program was seen to do when it was run. */
  OBSERVED,
  /** A standard that the protocol builds on, such as RFC 6455. */
  RFC,
  /** A decision of this specification. */
  OURS;

  /** Returns the word used in the specification. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
