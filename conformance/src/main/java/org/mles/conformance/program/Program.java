package org.mles.conformance.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mles.conformance.time.Daemons;

/**
 * A program under test, started by a command, with all that it starts in turn. Whatever it does, it
 * is heard without end, kept in little memory, and ended within bounds: {@link #close} asks first,
 * {@link #kill} does not.
 *
 * <p>Assumptions: a program that changes its user, clears its environment <i>and</i> leaves its
 * session, or runs elsewhere, as in a container, is out of reach.
 *
 * <p>Thread: any.
 */
public final class Program implements AutoCloseable {
  /** How long a program may take to end when it is asked to. */
  private static final long POLITE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** How long killing is tried; a program that forks for ever may need some rounds. */
  private static final long KILL_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How often nobody is to be seen: one who forks and ends may hide from a single look. */
  private static final int QUIET_LOOKS = 2;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LAST_WORDS_MILLIS = 500;
  private static final long END_MILLIS = 100;
  private static final int KEPT_OCTETS = 32 * 1024;

  /** Takes what a program writes. Thread: the program's reader. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the first {@code count} octets; the array is used again. */
    void take(byte[] octets, int count);
  }

  private final Process process;
  private final Family family;
  private final Tail said = new Tail(KEPT_OCTETS);
  private final Thread ear;

  private Program(Process process, Family family, InputStream words) {
    this.process = process;
    this.family = family;
    this.ear = reader("last words of a program", words, said::put, () -> {});
  }

  /**
   * Starts a program that is given no input, and of which all output is a remark.
   *
   * @param command for the system's shell
   * @throws IOException if there is no such shell, or no process to be had
   */
  public static Program server(String command) throws IOException {
    String mark = Shell.mark();
    Shell.warden().begin();
    Process process = Shell.prepare(command, mark).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return watched(process, mark, process.getInputStream());
  }

  /**
   * Starts a program with input and output; its error output is a remark.
   *
   * @param command for the system's shell
   * @throws IOException if there is no such shell, or no process to be had
   */
  public static Program filter(String command) throws IOException {
    String mark = Shell.mark();
    Shell.warden().begin();
    Process process = Shell.prepare(command, mark).start();
    return watched(process, mark, process.getErrorStream());
  }

  private static Program watched(Process process, String mark, InputStream words) {
    Shell.warden().watch(process.pid());
    return new Program(process, new Family(process.toHandle(), mark), words);
  }

  /** Returns its standard input; a write waits as long as the program does not read. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** Returns its standard output, to be read by one who knows when to expect something. */
  public InputStream output() {
    return process.getInputStream();
  }

  /**
   * Reads its standard output as it comes.
   *
   * @param end called once, when the output has ended
   */
  public void read(Sink sink, Runnable end) {
    reader("output of a program", process.getInputStream(), sink, end);
  }

  private Thread reader(String name, InputStream from, Sink sink, Runnable end) {
    Thread thread = Daemons.thread(name, () -> read(from, sink, end));
    thread.start();
    return thread;
  }

  private void read(InputStream from, Sink sink, Runnable end) {
    byte[] piece = new byte[64 * 1024];
    try (from) {
      for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
        sink.take(piece, n);
      }
    } catch (IOException e) {
      said.note("(its output broke: " + e.getMessage() + ")");
    }
    end.run();
  }

  /** Adds a remark of ours to what it said. */
  public void note(String line) {
    said.note(line);
  }

  /** Takes the last lines that it said since it was last asked. */
  public List<String> said() {
    return said.take();
  }

  /** Says whether it runs, or ended well and left a process behind that does. */
  public boolean isAlive() {
    return process.isAlive() || (process.exitValue() == 0 && !family.members().isEmpty());
  }

  /** Waits a moment for its end; what has closed its connections may still be on its way. */
  public boolean hasEnded() {
    try {
      return process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS) && !isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns what it costs now, with all that it started; empty where that cannot be read. */
  public Optional<Cost> cost() {
    return family.cost();
  }

  /** Waits shortly for its end and last words; returns {@code exit code n}, or that it runs. */
  public String exitText() {
    try {
      if (!process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        return "it still runs";
      }
      hearOut();
      return "exit code " + process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "exit code unknown";
    }
  }

  /** Asks it and all that it started to end, and does not wait. */
  public void dismiss() {
    family.members().forEach(member -> member.process().destroy());
  }

  /** Asks it and all that it started to end, and kills what does not within two seconds. */
  @Override
  public void close() {
    boolean leads = process.isAlive();
    Set<Family.Member> members = family.members();
    members.forEach(member -> member.process().destroy());
    long deadline = System.nanoTime() + POLITE_NANOS;
    while (!members.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
      members = family.members();
    }
    kill(leads);
  }

  /** Kills it and all that it started; what it had written by then is heard. */
  public void kill() {
    kill(process.isAlive());
  }

  /**
   * Kills until nobody is seen any more.
   *
   * @param leads whether the process has, or had just now, a group that bears its number; the
   *     number of one that ended long ago may be somebody else's
   */
  private void kill(boolean leads) {
    if (leads) {
      Shell.warden().kill(process.pid());
    }
    long deadline = System.nanoTime() + KILL_NANOS;
    int left = 1;
    for (int quiet = 0; quiet < QUIET_LOOKS && System.nanoTime() < deadline; quiet++) {
      Set<Family.Member> members = family.members();
      left = members.size();
      if (left > 0) {
        quiet = -1;
        // A group dies at once, whatever it forks meanwhile.
        members.stream()
            .map(Family.Member::group)
            .filter(g -> g > 0)
            .distinct()
            .forEach(Shell.warden()::kill);
        members.forEach(member -> member.process().destroyForcibly());
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    if (left > 0) {
      said.note("(" + left + " processes that it left behind cannot be ended)");
    }
    Shell.warden().forget(process.pid());
    hearOut();
  }

  /** Waits shortly until what it wrote has been read; who else holds the pipe may write on. */
  private void hearOut() {
    try {
      ear.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
