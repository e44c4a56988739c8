package org.mles.benchmarks.cli.console;

import java.io.Console;

/** Finds out whether a person is watching. */
public final class Terminal {
  private Terminal() {}

  /**
   * Returns whether standard input and output are a terminal. From JDK 22 on a console exists
   * without one and answers {@code isTerminal()} itself; JDK 17 does not know that method.
   */
  @SuppressWarnings("SystemConsoleNull") // both answers are handled
  public static boolean attached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
