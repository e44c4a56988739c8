package org.mles.proxy.bridge;

import java.io.IOException;

/** Tells that a side could not be reached when the bridge started. */
public final class UnreachedException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreachedException(String message, IOException cause) {
    super(message, cause);
  }
}
