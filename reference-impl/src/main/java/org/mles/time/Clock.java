package org.mles.time;

/** Source of monotonic time. Thread: any. */
@FunctionalInterface
public interface Clock {
  /** The clock of the machine. */
  Clock SYSTEM = System::nanoTime;

  /** Returns nanoseconds since an arbitrary origin. */
  long nanoTime();
}
