package org.mles.proxy.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a program of this project is started by, in a small JVM with the classes of the test. */
public final class JavaWords {
  private JavaWords() {}

  /** Returns the words of a command; {@code heap} as in {@code 128m}. */
  public static List<String> of(String heap, String program, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
    command.addAll(words);
    return command;
  }
}
