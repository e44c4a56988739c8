package org.mles.text;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in one line what went wrong, for somebody who does not know our classes. Thread: any. */
public final class OneLine {
  private OneLine() {}

  /** Returns the message of {@code failure}, with words for what its class says, printable. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : Printable.sentence(inWords(failure) + message);
  }

  /** Returns what the class of a failure adds to its message. */
  private static String inWords(Throwable failure) {
    if (failure instanceof BindException) {
      return "cannot listen there: ";
    }
    if (failure instanceof UnknownHostException) {
      return "unknown host ";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file: ";
    }
    return failure instanceof AccessDeniedException ? "access denied: " : "";
  }
}
