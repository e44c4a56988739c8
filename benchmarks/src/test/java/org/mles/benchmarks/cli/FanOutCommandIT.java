package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.relay.FaultDriver;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.testing.DeadPort;
import org.mles.benchmarks.testing.UnluckyDriver;

@Timeout(240)
final class FanOutCommandIT {
  private static final int SIGTERM_EXIT = 143;
  private static final long GONE_SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  void aSystemThatFailsSpoilsItsOwnLegsOnly() throws Exception {
    Said said = fanOut("raw,fault-die,unlucky", "1");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains("INVALID: ");
    assertThat(whys(FaultDriver.DIE))
        .hasSize(3)
        .allMatch(why -> why.matches(".+; the server's process had ended"));
    assertThat(whys(UnluckyDriver.STRANGER))
        .hasSize(3)
        .allMatch(why -> why.equals("the server's process had ended"));
    assertThat(whys(UnluckyDriver.BROKEN))
        .hasSize(3)
        .allMatch(why -> why.contains("the driver failed") && why.contains("no idea"));
    assertThat(legs("raw")).anyMatch(LegResult::valid);
    assertThat(LoggedFigures.confirm(folder, List.of(result()))).isPositive();
  }

  @Test
  void keepsTheHistogramsOfASweepInOneLog() throws Exception {
    Said said = fanOut("raw", "1", "--payload", "20,64");
    assertThat(said.exitCode()).as(said.err()).isZero();
    SweepFile sweep = ResultJson.readSweep(folder.resolve(SweepFile.FILE_NAME));
    assertThat(LoggedFigures.confirm(folder, sweep.points())).isEqualTo(2 * 2 * 4);
  }

  /** Forty, so that some of them read at a mirror if there are two loops. */
  @Test
  void timesTheLastSendToSubscribersThatDoNotReadAndProvesAllDeliveries() throws Exception {
    String words =
        "fanout --profile sends --systems mles,mles-2-loops --subscribers 40 --messages 40"
            + " --warmup 10 --rounds 1 --out "
            + folder;
    Said said = Said.to(words.split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("to last send, p50", "mles-2-loops");
    List<LegResult> legs = result().rounds().get(0).legs();
    assertThat(legs).hasSize(3).allMatch(LegResult::valid);
    for (LegResult leg : legs) {
      LegResult.Times ns = Objects.requireNonNull(leg.ns());
      assertThat(Objects.requireNonNull(ns.timeToLastSend()).count()).isEqualTo(40);
      assertThat(ns.timeToLast()).isNull();
      assertThat(leg.deliveries().delivered()).isEqualTo(40L * 40);
    }
    assertThat(result().comparisons())
        .anyMatch(ratio -> ratio.metric().equals(Metric.LAST_SEND.key()));
    assertThat(LoggedFigures.confirm(folder, List.of(result()))).isEqualTo(3);
    assertThat(folder.resolve(Pages.HTML)).content().contains("Time to the last send, by");
  }

  @Test
  void refusesABrokerAtADeadPortBeforeAnythingIsMeasured() throws Exception {
    String uri = "amqp://me:secret@127.0.0.1:" + DeadPort.find();
    Said said = fanOut("raw,rabbitmq-nio", "1", "--amqp-uri", uri);
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("rabbitmq-nio: no broker answers").doesNotContain("secret");
    assertThat(said.err().lines()).hasSize(1);
    assertThat(folder.resolve(ResultJson.FILE_NAME)).doesNotExist();
  }

  @Test
  void measuresTheOthersIfABrokerAtADeadPortMayBeSkipped() throws Exception {
    String address = "redis=127.0.0.1:" + DeadPort.find();
    Said said = fanOut("raw,redis", "1", "--address", address, "--skip-missing");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("NOT MEASURED: redis: nobody answers at 127.0.0.1:");
    assertThat(result().notMeasured()).anyMatch(gap -> gap.startsWith("redis: nobody answers"));
  }

  @Test
  void refusesAnAddressThatIsNone() {
    Said said = fanOut("mles-external", "1", "--mles", "localhost");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains("address 'localhost'; must be HOST:PORT");
  }

  @Test
  void keepsWhatWasMeasuredWhenItIsTerminated() throws Exception {
    Process run = startedRun();
    try {
      awaitRounds(2);
      List<ProcessHandle> children = childrenOf(run);
      run.destroy(); // SIGTERM, as a script sends it to what it has in the background
      assertThat(run.waitFor()).isEqualTo(SIGTERM_EXIT);
      assertGone(children);
    } finally {
      run.destroyForcibly();
    }
    assertThat(result().partial()).isTrue();
    assertThat(result().rounds()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(legs("raw")).isNotEmpty();
    assertThat(folder.resolve(Pages.HTML)).content().contains("PARTIAL");
  }

  @Test
  void leavesNoProcessWhenItIsKilled() throws Exception {
    Process run = startedRun();
    awaitRounds(2);
    List<ProcessHandle> children = childrenOf(run);
    run.destroyForcibly().waitFor(); // SIGKILL: nobody is asked
    assertGone(children);
  }

  private Process startedRun() throws Exception {
    List<String> words = words("raw", "1000");
    return new ProcessBuilder(ChildJvm.words(List.of(), BenchmarksCommand.class.getName(), words))
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /** Returns what a run has started; between two legs that is nothing, so it looks again. */
  private static List<ProcessHandle> childrenOf(Process run) {
    List<ProcessHandle> children = List.of();
    while (children.isEmpty() && run.isAlive()) {
      children = run.descendants().toList();
    }
    assertThat(children).isNotEmpty();
    return children;
  }

  private static void assertGone(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(GONE_SECONDS, TimeUnit.SECONDS);
      assertThat(process.isAlive()).isFalse();
    }
  }

  /** Reads the plain lines of a run, one per leg, until a round has begun. */
  private void awaitRounds(int round) throws Exception {
    ProcessBuilder follow =
        new ProcessBuilder("tail", "-n", "+1", "-F", folder.resolve("err").toString());
    Process tail = follow.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines = tail.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("round " + round + " ")) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
    } finally {
      tail.destroyForcibly();
    }
  }

  private Said fanOut(String systems, String rounds, String... more) {
    List<String> words = new ArrayList<>(words(systems, rounds));
    words.addAll(List.of(more));
    return Said.to(words.toArray(String[]::new));
  }

  private List<String> words(String systems, String rounds) {
    String small = "--subscribers 5 --messages 40 --warmup 10";
    List<String> words = new ArrayList<>(List.of("fanout", "--systems", systems));
    words.addAll(List.of(small.split(" ", -1)));
    words.addAll(List.of("--rounds", rounds, "--out", folder.toString()));
    return words;
  }

  private ResultFile result() throws Exception {
    return ResultJson.read(folder.resolve(ResultJson.FILE_NAME));
  }

  private List<LegResult> legs(String system) throws Exception {
    return result().rounds().stream()
        .flatMap(round -> round.legs().stream())
        .filter(leg -> leg.system().equals(system))
        .toList();
  }

  private List<String> whys(String system) throws Exception {
    return legs(system).stream().map(LegResult::why).map(Objects::requireNonNull).toList();
  }
}
