package org.mles.proxy.cli;

import java.io.Console;

/** Asks whether a person is watching. Thread: any. */
final class Terminal {
  private Terminal() {}

  /** Says whether input and output are a terminal; a pipe or file is none. */
  @SuppressWarnings("SystemConsoleNull") // JDK 22 and later are asked by isTerminal
  static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
