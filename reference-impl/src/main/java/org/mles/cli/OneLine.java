package org.mles.cli;

import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Says in one line what went wrong, for somebody who does not know our classes. Thread: any. */
final class OneLine {
  private OneLine() {}

  static String of(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    if (failure instanceof BindException) {
      return "cannot listen there: " + message;
    }
    if (failure instanceof ConnectException) {
      return "cannot connect: " + message;
    }
    if (failure instanceof UnknownHostException) {
      return "unknown host " + message;
    }
    return failure instanceof IllegalArgumentException || failure.getMessage() != null
        ? message
        : failure.getClass().getSimpleName();
  }
}
