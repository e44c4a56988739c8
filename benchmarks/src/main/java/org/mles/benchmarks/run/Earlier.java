package org.mles.benchmarks.run;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.benchmarks.load.agent.LocalAgent;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.result.SystemInfo;

/**
 * What a run that was cut off has left. Its whole rounds count as much as those of one sitting, as
 * long as tool, machine, workload and systems are the same; a round that was cut is measured anew.
 *
 * <p>Thread: any.
 *
 * @param result as it was kept
 */
public record Earlier(ResultFile result) {
  /** Returns whether a run of {@code plan} may go on from here. */
  public boolean isOf(FanOutPlan plan) {
    return isOf(plan, Surroundings.tool());
  }

  /** The same for a tool that is not this one. */
  boolean isOf(FanOutPlan plan, ResultFile.Tool tool) {
    return tool.commit() != null
        && tool.equals(result.tool())
        && Surroundings.env(LocalAgent.JVM).fingerprint().equals(result.env().fingerprint())
        && FanOutRun.load(plan.workload()).equals(result.workload())
        && plan.systems().equals(keys())
        && !wholeRounds().isEmpty();
  }

  private List<String> keys() {
    return result.systems().stream().map(SystemInfo::key).toList();
  }

  /** Returns whether nothing is left to do. */
  public boolean isDone(FanOutPlan plan) {
    return wholeRounds().size() >= plan.rounds();
  }

  /** Returns the rounds before the first that lacks a leg. */
  List<Round> wholeRounds() {
    return result.rounds().stream().takeWhile(Earlier::isWhole).toList();
  }

  private static boolean isWhole(Round round) {
    return round.order().stream().allMatch(leg -> isOver(legs(round, leg).toList()));
  }

  private static Stream<LegResult> legs(Round round, String name) {
    return round.legs().stream().filter(leg -> leg.system().equals(name));
  }

  private static boolean isOver(List<LegResult> attempts) {
    return attempts.size() >= FanOutPlan.MAX_ATTEMPTS
        || attempts.stream().anyMatch(LegResult::valid);
  }

  /** Returns the tags of what these rounds have in the log. */
  public Set<String> tags() {
    return wholeRounds().stream()
        .flatMap(round -> round.legs().stream())
        .flatMap(leg -> Stream.ofNullable(leg.raw().tag()))
        .collect(Collectors.toSet());
  }

  /** Says in the result that it was not measured in one sitting. */
  String gap() {
    return "One sitting: rounds 1 to "
        + wholeRounds().size()
        + " are those of run "
        + result.id()
        + ", which was cut off.";
  }
}
