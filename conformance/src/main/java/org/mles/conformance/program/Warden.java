package org.mles.conformance.program;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shell that outlives this process: it reads orders from a pipe, and when the pipe ends, however
 * this process ended, it kills what is left of the programs under test. It also kills whole groups
 * at our order, which the Java runtime cannot.
 *
 * <p>Thread: any; guarded by this.
 */
final class Warden {
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM
      groups=
      while read -r order group; do
        case $order in
          watch) groups="$groups $group" ;;
          forget)
            rest=
            for g in $groups; do [ "$g" = "$group" ] || rest="$rest $g"; done
            groups=$rest ;;
          kill) kill -s KILL -- "-$group" ;;
        esac
      done
      for g in $groups; do kill -s KILL -- "-$g"; done
      mark=$1
      fields() { line=$(cat "/proc/$1/stat"); set -- ${line##*) }; group=$3 session=$4; }
      fields $$; own=$session
      round=0
      while [ $round -lt 40 ]; do
        round=$((round + 1))
        for file in $(grep -lsF -e "$mark" /proc/[0-9]*/environ); do
          pid=${file#/proc/}; pid=${pid%/environ}
          fields "$pid"
          if [ "$session" != "$own" ]; then kill -s KILL -- "-$group"; fi
          kill -s KILL "$pid"
        done
        # Somebody may be about to become a program, and not bear the mark yet.
        sleep 0.05
      done
      """;

  private final List<String> command;
  private @Nullable Process shell;

  /**
   * Prepares the shell; the first order starts it.
   *
   * @param sessionPrefix words that give a command a session of its own
   * @param mark text in the environment of all programs of this process
   */
  Warden(List<String> sessionPrefix, String mark) {
    command = new ArrayList<>(sessionPrefix);
    command.addAll(List.of("sh", "-c", SCRIPT, "warden", mark));
  }

  /**
   * Sees to it that the shell is there. To be called before a program is started: from then on it
   * ends with this process, since it bears the mark.
   */
  synchronized void begin() throws IOException {
    if (shell == null || !shell.isAlive()) {
      shell = start();
    }
  }

  /** Kills the group as well if this process ends. */
  void watch(long group) {
    order("watch", group);
  }

  /** Takes back {@link #watch}: the group has ended, its number may come again. */
  void forget(long group) {
    order("forget", group);
  }

  /** Kills the group soon; the caller has to see for itself that it ended. */
  void kill(long group) {
    order("kill", group);
  }

  private synchronized void order(String word, long group) {
    try {
      begin();
      OutputStream orders = Objects.requireNonNull(shell).getOutputStream();
      orders.write((word + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
      orders.flush();
    } catch (IOException e) {
      System.getLogger(Warden.class.getName())
          .log(System.Logger.Level.DEBUG, "nobody ends the programs if this process is killed", e);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }
}
