package org.mles.conformance.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Starts commands by the system's shell, each in a session of its own if there is a {@code setsid},
 * with a mark in its environment.
 *
 * <p>Thread: any.
 */
final class Shell {
  private static final String VARIABLE = "MLES_SUBJECT";
  private static final List<String> SESSION = isOnPath("setsid") ? List.of("setsid") : List.of();
  private static final String RUN =
      "mles-" + Long.toHexString(new SecureRandom().nextLong() | Long.MIN_VALUE) + "-";
  private static final AtomicLong NUMBERS = new AtomicLong();

  private static final Warden WARDEN = new Warden(SESSION, RUN);

  private Shell() {}

  /** Returns a mark for one program. */
  static String mark() {
    return RUN + NUMBERS.incrementAndGet() + ";";
  }

  /** Prepares a command whose process and children will carry {@code mark}. */
  static ProcessBuilder prepare(String command, String mark) {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    List<String> words = new ArrayList<>(SESSION);
    words.addAll(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command));
    ProcessBuilder builder = new ProcessBuilder(words);
    // A suite may itself be under test: what it starts belongs to it and to us.
    builder.environment().merge(VARIABLE, mark, String::concat);
    return builder;
  }

  /** Returns who kills groups, also after the end of this process. */
  static Warden warden() {
    return WARDEN;
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
