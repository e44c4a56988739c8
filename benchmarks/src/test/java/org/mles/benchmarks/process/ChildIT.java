package org.mles.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no shell")
final class ChildIT {
  private static final long LONG = TimeUnit.SECONDS.toNanos(50);
  private static final String STUBBORN =
      "trap '' TERM; sleep 1000 & echo pid $!; echo pid $$; wait; wait";

  @Test
  void endsAProcessThatDoesNotWantToAndItsChildren() throws Exception {
    Child child = shell(STUBBORN);
    List<ProcessHandle> family = family(child);
    child.kill();
    assertGone(family);
  }

  @Test
  void endsWhatAProcessLeftBehindWhenItEndedByItself() throws Exception {
    Child child = shell("sleep 1000 >/dev/null 2>&1 & echo pid $!");
    long orphan = Long.parseLong(child.next(LONG).orElseThrow());
    Optional<ProcessHandle> handle = ProcessHandle.of(orphan);
    assertThat(child.waitFor(LONG)).isTrue();
    child.kill();
    assertGone(handle.stream().toList());
  }

  @Test
  void leavesNothingWhenItsOwnParentIsKilled() throws Exception {
    String main = Parent.class.getName();
    Process parent = new ProcessBuilder(ChildJvm.words(List.of(), main, List.of(STUBBORN))).start();
    try (var lines = parent.inputReader()) {
      List<ProcessHandle> family = List.of(handle(lines.readLine()), handle(lines.readLine()));
      parent.destroyForcibly().waitFor();
      assertGone(family);
    }
  }

  @Test
  void readsWhateverIsPrintedAndKeepsTheFirstLineAndTheLast() throws Exception {
    Child child =
        shell("printf 'one\\033[2J\\n'; head -c 30000000 /dev/zero | tr '\\0' x; echo; echo two");
    assertThat(child.waitFor(LONG)).isTrue();
    assertThat(child.firstLine()).isEqualTo("one?[2J");
    assertThat(child.lastLine()).isEqualTo("two");
    assertThat(child.exitCode()).isZero();
  }

  @Test
  void tellsTheEndOfTheStreamFromALineThatDoesNotCome() throws Exception {
    Child child = shell("echo nothing; echo pid 7");
    assertThat(child.next(LONG)).hasValue("7");
    assertThat(child.next(LONG)).isEmpty();
    assertThat(child.next(LONG)).isEmpty();
    child.kill();
  }

  private static Child shell(String script) throws Exception {
    return Child.start(List.of("sh", "-c", script), "pid ");
  }

  private static List<ProcessHandle> family(Child child) throws Exception {
    return List.of(
        handle("pid " + child.next(LONG).orElseThrow()),
        handle("pid " + child.next(LONG).orElseThrow()));
  }

  private static ProcessHandle handle(String line) {
    return ProcessHandle.of(Long.parseLong(line.substring("pid ".length()))).orElseThrow();
  }

  private static void assertGone(List<ProcessHandle> family) throws Exception {
    for (ProcessHandle process : family) {
      process.onExit().get(LONG, TimeUnit.NANOSECONDS);
      assertThat(process.isAlive()).isFalse();
    }
  }

  /** A JVM with a child. */
  static final class Parent {
    private Parent() {}

    /** Starts a shell with a script and prints its lines until it is killed. */
    public static void main(String[] args) throws Exception {
      Child child = Child.start(List.of("sh", "-c", args[0]), "");
      for (Optional<String> line = child.next(LONG); line.isPresent(); line = child.next(LONG)) {
        System.out.println(line.get());
      }
    }
  }
}
