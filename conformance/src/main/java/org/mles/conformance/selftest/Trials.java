package org.mles.conformance.selftest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.ConformanceFailure.Stage;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.run.Judgement;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.Runner;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;

/**
 * Faults and the cases that are run on each. Where these are few, some faults are tried at a time:
 * a case on a broken subject mostly waits for what never comes.
 *
 * <p>Thread: caller; faults are judged on threads of its own.
 */
final class Trials implements AutoCloseable {
  /** Twice what the scale model calls long. */
  static final Duration SOAK = Duration.ofSeconds(1);

  /** Short enough for hundreds of waits; a case that should notice and does not is asked again. */
  private static final double HASTY = 0.1;

  /** Long enough for two busy cores: here nobody is asked again, and an alarm may not be false. */
  private static final double STEADY = 0.6;

  /** More cases than these are the whole suite, or nearly. */
  private static final int FEW = 50;

  private static final int AT_ONCE = 3;
  private static final int MOST_ASKED = 3;

  /**
   * One fault.
   *
   * @param cases that are run on it
   * @param verdicts how each of them ended, in their order, when they have
   */
  record Trial(
      Fault fault,
      Subject subject,
      List<CaseDefinition> cases,
      CompletableFuture<List<Judgement>> verdicts) {
    /** Waits until every case has ended. */
    List<Judgement> judgements() {
      return verdicts.join();
    }

    /**
     * Runs a case with full patience: short timers on a busy machine prove nothing. Where a control
     * failed nothing was judged, so that is asked some times more.
     */
    Judgement askedAgain(CaseDefinition definition) {
      Plan patient = Plan.STANDARD.with(1, 8, false).withSoak(SOAK);
      Judgement judgement = judge(subject, patient, List.of(definition)).get(0);
      for (int asked = 1; asked < MOST_ASKED && !hasJudged(judgement); asked++) {
        judgement = judge(subject, patient, List.of(definition)).get(0);
      }
      return judgement;
    }

    private static boolean hasJudged(Judgement judgement) {
      return judgement.missedIn() != Stage.CONTROL;
    }
  }

  /** Trials that have ended and wait for their reader: the wire logs of more would not fit. */
  private static final int MOST_UNREAD = 2;

  private final ExecutorService judges;
  private final Semaphore places;
  private final Queue<Trial> trials = new ArrayDeque<>();

  /**
   * Starts with no fault.
   *
   * @param whole whether the whole suite is run on each, which keeps the machine busy by itself
   */
  Trials(boolean whole) {
    int atOnce = whole ? 1 : AT_ONCE;
    judges = Executors.newFixedThreadPool(atOnce);
    places = new Semaphore(atOnce + MOST_UNREAD);
  }

  /** Lets {@code cases} run on a subject with {@code fault} when it is its turn. */
  void add(Fault fault, List<CaseDefinition> cases) {
    Subject subject = fault.subject();
    trials.add(
        new Trial(
            fault,
            subject,
            cases,
            CompletableFuture.supplyAsync(() -> judgeInTurn(subject, cases), judges)));
  }

  private List<Judgement> judgeInTurn(Subject subject, List<CaseDefinition> cases) {
    places.acquireUninterruptibly();
    return judge(subject, plan(subject, cases.size()), cases);
  }

  /**
   * Gives each trial to {@code reader} once, in the order of {@link #add}, when it has ended, and
   * keeps none: the wire logs of all would not fit into memory.
   */
  void forEach(Consumer<Trial> reader) {
    while (!trials.isEmpty()) {
      reader.accept(trials.remove());
      places.release();
    }
  }

  private static Plan plan(Subject subject, int cases) {
    int jobs = cases <= 2 ? 1 : cases <= FEW ? 8 : 24;
    Settings declared = subject.declared();
    boolean plain = declared.transport() == Transport.PLAIN && declared.links() == Transport.PLAIN;
    // A handshake alone takes a busy machine longer than such a short wait.
    double patience = plain && cases <= FEW ? HASTY : STEADY;
    return Plan.STANDARD.with(jobs, 7, false).withTimeoutScale(patience).withSoak(SOAK);
  }

  static List<Judgement> judge(Subject subject, Plan plan, List<CaseDefinition> cases) {
    return new Runner(subject, plan, (last, done, total) -> {}).askingOn().judge(cases);
  }

  @Override
  public void close() {
    places.release(trials.size());
    judges.shutdownNow();
  }
}
