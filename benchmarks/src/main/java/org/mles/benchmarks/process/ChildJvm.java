package org.mles.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts JVMs like this one: same runtime, and unless a jar is given the same class path. Thread:
 * any.
 */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * Starts a JVM.
   *
   * @param jvmArgs options before the class
   * @param mainClass class whose {@code main} runs
   * @param args its arguments
   * @param log takes standard error
   */
  public static Process start(List<String> jvmArgs, String mainClass, List<String> args, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(jvmArgs);
    words.add("-cp");
    words.add(absolute(System.getProperty("java.class.path")));
    words.add(mainClass);
    words.addAll(args);
    return start(words, log);
  }

  /** Starts a JVM with a runnable jar, such as that of an older server. */
  public static Process startJar(Path jar, List<String> args, Path log) throws IOException {
    List<String> words = new ArrayList<>(List.of("-jar", jar.toAbsolutePath().toString()));
    words.addAll(args);
    return start(words, log);
  }

  private static Process start(List<String> words, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words);
    return new ProcessBuilder(command).redirectError(log.toFile()).start();
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      entries.add(entry.isEmpty() ? entry : Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
