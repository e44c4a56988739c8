package org.mles.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ties a process to the pipe at its standard input: when the other end is closed, its whole process
 * group is killed. So nothing that it started outlives it, and nothing outlives this JVM, even if
 * that is killed.
 *
 * <p>A shell leads a session of its own, leaves a watcher behind that reads the pipe, and becomes
 * the process: the pid stays the same, so there is no moment without the leash. The group's number
 * cannot be given to strangers as long as the watcher is in it.
 *
 * <p>Thread: any.
 */
final class Leash {
  private static final String SCRIPT =
      "exec 3<&0 </dev/null;"
          + " (trap '' HUP INT TERM; read -r end <&3; kill -9 -$$) >/dev/null 2>&1 &"
          + " exec \"$@\" 3<&-";

  private Leash() {}

  /** Returns the words that start {@code words} on a leash; without a shell or setsid they stay. */
  static List<String> tie(List<String> words) {
    Optional<Path> session = Programs.find("setsid");
    Optional<Path> shell = Programs.find("sh");
    if (session.isEmpty() || shell.isEmpty()) {
      return words;
    }
    List<String> tied = new ArrayList<>();
    tied.add(session.get().toString());
    tied.addAll(List.of(shell.get().toString(), "-c", SCRIPT, "leash"));
    tied.addAll(words);
    return tied;
  }
}
