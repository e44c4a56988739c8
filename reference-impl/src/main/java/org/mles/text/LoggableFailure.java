package org.mles.text;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: the trace of another one, with texts that are printable.
 *
 * <p>A log writes each line of a trace, and the message of an exception may hold a stranger's
 * words. Thread: any.
 */
@SuppressWarnings("OverrideThrowableToString") // it stands for a failure of another class
public final class LoggableFailure extends Throwable {
  private static final long serialVersionUID = 1L;

  /** Causes may point at each other for ever. */
  private static final int MOST_CAUSES = 8;

  private final String text;

  private LoggableFailure(Throwable original, int causes) {
    super(null, cause(original, causes));
    text = Printable.sentence(original.toString());
    setStackTrace(original.getStackTrace());
  }

  /** Returns what to hand to a logger in place of {@code original}. */
  public static LoggableFailure of(Throwable original) {
    return new LoggableFailure(original, MOST_CAUSES);
  }

  private static @Nullable Throwable cause(Throwable original, int causes) {
    Throwable cause = original.getCause();
    return cause == null || causes == 0 ? null : new LoggableFailure(cause, causes - 1);
  }

  /** Returns the class and the message of the original. */
  @Override
  public String toString() {
    return text;
  }

  /** Takes no trace of its own. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
