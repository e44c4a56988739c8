package org.mles.conformance.book;

/** What an instance of a subject is there for. */
public enum Use {
  /** For all cases that want the same settings. */
  SHARED,
  /** To be measured: its memory and descriptors are read. */
  MEASURED,
  /** For one case, which ends it. */
  ENDED
}
