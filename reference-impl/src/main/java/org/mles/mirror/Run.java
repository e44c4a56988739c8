package org.mles.mirror;

import org.jspecify.annotations.Nullable;

/**
 * What a mirror is to do next: take octets that one origin said or several others, skip some that
 * are for nobody, or do something between two frames.
 *
 * <p>Thread: the owner's loop until it is handed over, then the mirror's.
 */
final class Run {
  /** Who does not hear it, of those who read at this mirror; null if all do. */
  final @Nullable Lodger origin;

  /** Whether nobody is to hear it. */
  final boolean kept;

  /** Done in the place of octets; null if there are some. */
  final @Nullable Runnable action;

  int octets;
  int frames;

  private Run(@Nullable Lodger origin, boolean kept, @Nullable Runnable action) {
    this.origin = origin;
    this.kept = kept;
    this.action = action;
  }

  static Run of(@Nullable Lodger origin) {
    return new Run(origin, false, null);
  }

  static Run ofKept() {
    return new Run(null, true, null);
  }

  static Run of(Runnable action) {
    return new Run(null, false, action);
  }

  /** Tells whether more octets of {@code other} could be counted in. */
  boolean takes(@Nullable Lodger other) {
    return !kept && action == null && origin == other;
  }
}
