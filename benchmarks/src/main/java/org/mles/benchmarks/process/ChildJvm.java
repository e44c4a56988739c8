package org.mles.benchmarks.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that start JVMs like this one: same runtime, and unless a jar is given the same class path.
 * Thread: any.
 */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * Returns the words for a class.
   *
   * @param jvmArgs options before the class
   * @param mainClass class whose {@code main} runs
   * @param args its arguments
   */
  public static List<String> words(List<String> jvmArgs, String mainClass, List<String> args) {
    List<String> words = new ArrayList<>(jvmArgs);
    words.add("-cp");
    words.add(absolute(System.getProperty("java.class.path")));
    words.add(mainClass);
    words.addAll(args);
    return java(words);
  }

  /** Returns the words for a runnable jar, such as that of an older server. */
  public static List<String> wordsOfJar(Path jar, List<String> args) {
    List<String> words = new ArrayList<>(List.of("-jar", jar.toAbsolutePath().toString()));
    words.addAll(args);
    return java(words);
  }

  private static List<String> java(List<String> words) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(words);
    return all;
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      entries.add(entry.isEmpty() ? entry : Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
