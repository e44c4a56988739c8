package org.mles.cli.program;

/** What is left to do when a program is told to end. Thread: any. */
public final class Ending {
  private Ending() {}

  /**
   * Has something done before the JVM ends. It is done at once if the JVM is ending already: a
   * program may be told so while it starts.
   *
   * @param name of the thread that does it
   */
  public static void does(String name, Runnable last) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(last, name));
    } catch (IllegalStateException tooLate) {
      last.run();
    }
  }
}
