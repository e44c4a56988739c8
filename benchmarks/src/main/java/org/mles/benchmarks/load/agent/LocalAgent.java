package org.mles.benchmarks.load.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultJson;

/**
 * A fresh load JVM on this machine for each leg.
 *
 * @param patience how long each phase may last
 * @param scratch folder of the leg for what the two say to each other in files
 */
public record LocalAgent(Patience patience, Path scratch) implements Agent {
  /**
   * Arguments of every load JVM: a heap that one leg does not fill, no growth while it measures.
   */
  public static final List<String> JVM =
      List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError");

  private static final long END_NANOS = TimeUnit.SECONDS.toNanos(5);

  @Override
  public LegOutcome run(LegRequest request, Look look)
      throws IOException, ExecutionException, InterruptedException {
    Path asked = scratch.resolve("request.json");
    Path answer = scratch.resolve("outcome.json");
    ResultJson.write(asked, request);
    List<String> args = List.of(asked.toString(), answer.toString());
    Child load =
        Child.startTold(ChildJvm.words(JVM, LoadMain.class.getName(), args), LoadMain.MARK);
    try {
      Optional<Phase> hung = follow(load, look);
      return outcome(request, answer, load, hung);
    } finally {
      load.kill();
    }
  }

  /** Goes through the phases with the process; returns the one in which it hung. */
  private Optional<Phase> follow(Child load, Look look)
      throws IOException, ExecutionException, InterruptedException {
    Phase phase = Phase.CONNECT;
    try {
      while (true) {
        Optional<String> word = load.next(patience.of(phase).toNanos());
        if (word.isEmpty()) {
          load.waitFor(END_NANOS);
          return Optional.empty();
        }
        phase = Phase.of(word.get()).orElse(phase);
        if (phase == Phase.LOOK) {
          look.look();
          load.tell("go on");
        }
      }
    } catch (TimeoutException e) {
      return Optional.of(phase);
    }
  }

  private LegOutcome outcome(LegRequest request, Path answer, Child load, Optional<Phase> hung)
      throws IOException {
    load.kill();
    String complaint = hung.map(patience::complaint).orElseGet(() -> died(load));
    if (Files.exists(answer)) {
      LegOutcome outcome = ResultJson.read(answer, LegOutcome.class);
      return complaint.isEmpty() ? outcome : outcome.withWarning(complaint);
    }
    return new LegOutcome(
        LegResult.invalid(request.system(), request.attempt(), complaint), Map.of());
  }

  private static String died(Child load) {
    return load.exitCode() == 0 ? "" : "the load process died: " + load.firstLine();
  }
}
