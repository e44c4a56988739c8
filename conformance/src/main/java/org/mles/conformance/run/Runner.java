package org.mles.conformance.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.Stand;
import org.mles.conformance.run.subjects.Subject;

/**
 * Runs cases against a subject, several at a time, each judged by itself.
 *
 * <p>Thread: caller; {@link #stop} from any.
 */
public final class Runner {
  private final Subject subject;
  private final Plan plan;
  private final Progress progress;

  /** Set from a signal handler or a worker, read by workers between cases. */
  private volatile boolean stopping;

  private int done;

  /** Takes over nothing: the subject is closed by {@link #run}'s stand only. */
  public Runner(Subject subject, Plan plan, Progress progress) {
    this.subject = subject;
    this.plan = plan;
    this.progress = progress;
  }

  /** Lets running cases end and starts no more. */
  public void stop() {
    stopping = true;
  }

  /** Runs the cases and returns one result per case, in the order of the cases. */
  public List<CaseResult> run(List<CaseDefinition> cases) {
    ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(Runner::daemon);
    ExecutorService workers = Executors.newFixedThreadPool(plan.jobs(), Runner::daemon);
    try (Stand stand = subject.stand()) {
      List<Future<CaseResult>> futures = new ArrayList<>(Collections.nCopies(cases.size(), null));
      for (int index : order(cases.size())) {
        CaseDefinition definition = cases.get(index);
        futures.set(index, workers.submit(() -> judge(definition, stand, watchdog, cases.size())));
      }
      List<CaseResult> results = new ArrayList<>();
      for (Future<CaseResult> future : futures) {
        results.add(await(future));
      }
      return results;
    } finally {
      workers.shutdownNow();
      watchdog.shutdownNow();
    }
  }

  private CaseResult judge(
      CaseDefinition definition, Stand stand, ScheduledExecutorService watchdog, int total) {
    CaseResult result = decide(definition, stand, watchdog);
    if (plan.failFast() && result.verdict() == Verdict.FAIL) {
      stop();
    }
    synchronized (this) {
      done++;
      progress.judged(result, done, total);
    }
    return result;
  }

  private CaseResult decide(
      CaseDefinition definition, Stand stand, ScheduledExecutorService watchdog) {
    if (stopping) {
      return caseRun(definition, watchdog).notRun(Cause.INTERRUPTED, "the run ended before");
    }
    Settings settings = definition.setup().apply(subject.declared());
    if (!subject.canBe(settings)) {
      return caseRun(definition, watchdog).notApplicable();
    }
    CaseResult first = caseRun(definition, watchdog).on(stand, settings, 0);
    if (first.verdict() == Verdict.FAIL && stand.isDead(settings)) {
      first = judgedAgain(definition, stand, settings, watchdog);
    }
    for (int round = 1; round < plan.repeat() && !stopping; round++) {
      CaseResult next = caseRun(definition, watchdog).on(stand, settings, round);
      if (next.verdict() != first.verdict()) {
        CaseResult telling = first.message().isEmpty() ? next : first;
        return telling.judged(
            Verdict.FLAKY,
            "round 0 was %s, round %d was %s; %s"
                .formatted(
                    first.verdict().word(), round, next.verdict().word(), telling.message()));
      }
    }
    return first;
  }

  private CaseRun caseRun(CaseDefinition definition, ScheduledExecutorService watchdog) {
    return new CaseRun(definition, plan, subject.timers(plan.timers()), watchdog);
  }

  /**
   * Judges a case a second time, on a fresh instance and with no other such case beside it: the
   * instance may have died of another case, and the blame must not fall on whoever was there.
   */
  private CaseResult judgedAgain(
      CaseDefinition definition,
      Stand stand,
      Settings settings,
      ScheduledExecutorService watchdog) {
    synchronized (stand) {
      return caseRun(definition, watchdog).on(stand, settings, 0);
    }
  }

  private List<Integer> order(int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    if (plan.shuffled()) {
      Collections.shuffle(order, new Random(plan.seed()));
    }
    return order;
  }

  private static CaseResult await(Future<CaseResult> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while cases ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the runner failed", e.getCause());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "case worker");
    thread.setDaemon(true);
    return thread;
  }
}
