package org.mles.conformance.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.Judgement;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;

/**
 * Judges the cases by subjects of which the truth is known.
 *
 * <ul>
 *   <li>Gate A: without a fault everything passes, whatever the order and the number of jobs.
 *   <li>Gate B: every case fails on every fault that it names, by its clause and not in a control.
 *   <li>Gate C: every fault is noticed.
 *   <li>Gate D: which other cases notice a fault is recorded.
 *   <li>Gate E: nothing passes on what speaks no Mles.
 * </ul>
 *
 * Thread: caller.
 */
public final class SelfTest {
  private static final double BAD_PEER_SCALE = 0.04;

  private final Map<Group, List<CaseDefinition>> groups = new LinkedHashMap<>();
  private final Consumer<String> log;
  private final List<String> broken = new ArrayList<>();
  private final KillMatrix matrix;

  /** What has suspects of its own. */
  private record Group(Kind kind, Protocol protocol) {
    Suspects suspects() {
      return Suspects.of(kind, protocol);
    }

    @Override
    public String toString() {
      return protocol == Protocol.V1 ? kind.word() : kind.word() + " of " + protocol.word();
    }
  }

  /** Prepares the gates for {@code cases}; {@code log} is told about each step. */
  public SelfTest(List<CaseDefinition> cases, Consumer<String> log) {
    for (CaseDefinition c : cases) {
      groups.computeIfAbsent(new Group(c.kind(), c.protocol()), g -> new ArrayList<>()).add(c);
    }
    this.log = log;
    this.matrix = new KillMatrix(cases);
  }

  /** Returns what the gates found wrong, one line each. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /** Returns which case noticed which fault. */
  public KillMatrix matrix() {
    return matrix;
  }

  /** Gate A. */
  public void rightSubjectsPass() {
    int[] jobs = {1, 8, 8};
    for (int round = 0; round < jobs.length; round++) {
      // Once is enough for what needs long.
      Plan plan =
          Plan.STANDARD
              .with(jobs[round], 100L + round, true)
              .withSoak(round == 0 ? Trials.SOAK : Duration.ZERO);
      for (Group group : groups.keySet()) {
        Subject reference = group.suspects().reference();
        if (reference != null) {
          gateA(group, "reference", reference, plan);
        }
        gateA(group, "model", group.suspects().model(), plan);
      }
    }
  }

  private void gateA(Group group, String name, Subject subject, Plan plan) {
    for (CaseResult result : run(subject, plan, cases(group))) {
      boolean fine =
          result.verdict().tally() == Verdict.Tally.PASSED
              || result.verdict() == Verdict.NOT_APPLICABLE;
      if (!fine) {
        broken.add("A: " + name + " " + group + ", jobs " + plan.jobs() + ": " + describe(result));
      }
    }
    log.accept("gate A: " + name + " " + group + " with " + plan.jobs() + " jobs");
  }

  /**
   * Gates B, C and D.
   *
   * @param everyCase whether cases that do not name a fault run on it too, for gate D, but for
   *     those that take long
   */
  public void faultsAreNoticed(boolean everyCase) {
    faultsAreNoticed(everyCase, (fault, naming) -> true);
  }

  /**
   * Gates B, C and D for changed classes alone.
   *
   * @param everyCase as above
   */
  public void faultsAreNoticed(boolean everyCase, Changes changes) {
    faultsAreNoticed(everyCase, changes::concern);
    log.accept(
        String.format(
            Locale.ROOT,
            "gate B: %d files changed, %d of %d faults concerned",
            changes.paths().size(),
            matrix.faults(),
            Faults.all().size()));
  }

  private void faultsAreNoticed(
      boolean everyCase, BiPredicate<Fault, List<CaseDefinition>> chosen) {
    try (Trials trials = new Trials(everyCase)) {
      for (Fault fault : Faults.all()) {
        List<CaseDefinition> all = cases(new Group(fault.kind(), fault.protocol()));
        List<CaseDefinition> naming =
            all.stream().filter(c -> c.kills().contains(fault.word())).toList();
        if (!naming.isEmpty() && chosen.test(fault, naming)) {
          trials.add(fault, everyCase ? tried(all, naming) : naming);
        }
      }
      trials.forEach(trial -> note(trial, everyCase));
    }
    if (everyCase) {
      reportsBeginRight();
    }
  }

  private static List<CaseDefinition> tried(List<CaseDefinition> all, List<CaseDefinition> naming) {
    return all.stream().filter(c -> naming.contains(c) || !c.takesLong()).toList();
  }

  /** What gate D has recorded must lead whoever reads a report to the clause. */
  private void reportsBeginRight() {
    int faults = matrix.faults();
    int misnamed = matrix.misnamed().size();
    log.accept("gate D: " + (faults - misnamed) + " of " + faults + " reports begin right");
    if (100 * (faults - misnamed) < FirstLines.LEAST_PERCENT * faults) {
      broken.add("D: too many reports begin with a clause that is not broken: " + misnamed);
    }
  }

  private List<CaseDefinition> cases(Group group) {
    return groups.getOrDefault(group, List.of());
  }

  private void note(Trials.Trial trial, boolean everyCase) {
    Fault fault = trial.fault();
    List<Judgement> judgements = trial.judgements();
    matrix.tried(fault);
    if (everyCase) {
      matrix.judged(fault, judgements.stream().map(Judgement::result).toList());
    }
    int killers = 0;
    for (int i = 0; i < judgements.size(); i++) {
      CaseDefinition definition = trial.cases().get(i);
      Judgement judgement = judgements.get(i);
      boolean named = definition.kills().contains(fault.word());
      if (named && !judgement.isAgainstTheSubject()) {
        judgement = trial.askedAgain(definition);
      }
      if (judgement.isAgainstTheSubject()) {
        matrix.killed(fault, definition);
        killers++;
      } else if (named) {
        broken.add("B: " + fault.word() + " survives: " + describe(judgement.result()));
      }
    }
    if (killers == 0) {
      broken.add("C: " + fault.word() + " is noticed by no case");
    }
    log.accept("gate B: " + fault.word() + " noticed by " + killers);
  }

  /** Gate E. */
  public void badPeersPassNothing() {
    Plan plan =
        Plan.STANDARD.with(32, 9, false).withTimeoutScale(BAD_PEER_SCALE).withSoak(Trials.SOAK);
    for (Group group : groups.keySet()) {
      badPeersPassNothing(group, plan);
    }
  }

  private void badPeersPassNothing(Group group, Plan plan) {
    for (Subject bad : group.suspects().bad()) {
      List<CaseResult> results = run(bad, plan, cases(group));
      for (CaseResult result : results) {
        if (result.verdict().tally() == Verdict.Tally.PASSED) {
          broken.add("E: passes on " + bad.description() + ": " + describe(result));
        }
      }
      log.accept("gate E: " + bad.description() + ", " + results.size() + " cases");
    }
  }

  private static List<CaseResult> run(Subject subject, Plan plan, List<CaseDefinition> cases) {
    return Trials.judge(subject, plan, cases).stream().map(Judgement::result).toList();
  }

  private static String describe(CaseResult result) {
    String message = result.message().lines().findFirst().orElse("");
    return result.id() + " is " + result.verdict().word() + " " + message;
  }
}
