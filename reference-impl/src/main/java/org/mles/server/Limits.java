package org.mles.server;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A value for each {@link Limit}; immutable. Thread: any. */
public final class Limits {
  /** What a server has that is told nothing. */
  static final Limits STANDARD = new Limits(new EnumMap<>(Limit.class));

  private final Map<Limit, Long> told;

  private Limits(Map<Limit, Long> told) {
    this.told = Collections.unmodifiableMap(told);
  }

  /** Returns the value of a limit that counts something. */
  public long of(Limit limit) {
    return told.getOrDefault(limit, limit.standard());
  }

  /** Returns the value of a limit, or {@code otherwise} if nobody has told one. */
  long told(Limit limit, long otherwise) {
    return told.getOrDefault(limit, otherwise);
  }

  /** Returns the value of a limit whose range is that of an int. */
  public int number(Limit limit) {
    return Math.toIntExact(of(limit));
  }

  /** Returns these limits with another value of one. */
  Limits with(Limit limit, long value) {
    Map<Limit, Long> changed = new EnumMap<>(Limit.class);
    changed.putAll(told);
    changed.put(limit, limit.checked(value));
    return new Limits(changed);
  }

  /**
   * Returns these limits with another time.
   *
   * @throws IllegalArgumentException if the limit is no time, or the time longer than 292 years
   */
  Limits with(Limit limit, Duration time) {
    if (limit.unit() != Limit.Unit.TIME || time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(limit.option() + ": " + time);
    }
    return with(limit, time.isNegative() ? -1 : time.toNanos());
  }

  /** Returns the values that are not the default. */
  @Override
  public String toString() {
    return told.toString();
  }
}
