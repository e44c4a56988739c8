package org.mles.conformance.selftest.faults;

import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;

/**
 * A limit that is kept somewhere else than configured. Thread: any.
 *
 * @param step how much further; negative if sooner
 */
public record Bound(Limit limit, int step) {
  /** Returns what a server with this fault makes of what it was told. */
  public Settings moved(Settings wanted) {
    Long asked = wanted.limits().of(limit);
    return asked == null ? wanted : wanted.with(limit, Math.max(0, asked + step));
  }
}
