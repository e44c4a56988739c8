package org.mles.conformance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.book.Setup;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.subjects.Stand;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.time.Daemons;

/**
 * Runs cases against a subject, several at a time, each judged by itself.
 *
 * <p>Thread: caller; {@link #stop} from any.
 */
public final class Runner {
  /** How long a case may take to come back after its connections were ended. */
  private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What is waited in addition where a clause gives a subject five seconds. */
  private static final Duration SECONDS = Duration.ofSeconds(5);

  private final Subject subject;
  private final Plan plan;
  private final Progress progress;

  private final Deadlines deadlines = new Deadlines();

  /** Shared by cases; whole for one that takes a server that all share to its limit. */
  private final ReadWriteLock place = new ReentrantReadWriteLock(true);

  /** Whether a run goes on against a subject that serves nobody. Set before a run. */
  private boolean askingOn;

  /** Of the run at hand; null if it goes on whatever happens. Set before its workers start. */
  private @Nullable Breaker breaker;

  private int done;

  /** Takes over nothing: the subject is closed by {@link #run}'s stand only. */
  public Runner(Subject subject, Plan plan, Progress progress) {
    this.subject = subject;
    this.plan = plan;
    this.progress = progress;
  }

  /** Asks every case, also if the subject serves nobody: for those who judge the cases. */
  public Runner askingOn() {
    askingOn = true;
    return this;
  }

  /** Starts no more cases, and lets running ones end within ten seconds. */
  public void stop() {
    deadlines.interrupt("the run was told to end");
  }

  /** Returns how long the run of so many cases may take; what is not done by then is cut off. */
  public Duration most(int cases) {
    return plan.most(cases, subject.timers(plan.timers()));
  }

  /** Runs the cases and returns one result per case, in the order of the cases. */
  public List<CaseResult> run(List<CaseDefinition> cases) {
    return judge(cases).stream().map(Judgement::result).toList();
  }

  /** Runs the cases and returns one judgement per case, in the order of the cases. */
  public List<Judgement> judge(List<CaseDefinition> cases) {
    deadlines.begin(most(cases.size()));
    ExecutorService workers =
        Executors.newFixedThreadPool(plan.jobs(), task -> Daemons.thread("case worker", task));
    try (Stand stand = subject.stand()) {
      breaker = askingOn ? null : breaker(cases, stand);
      List<Future<Judgement>> futures = new ArrayList<>(Collections.nCopies(cases.size(), null));
      for (int index : order(cases.size())) {
        CaseDefinition definition = cases.get(index);
        futures.set(index, workers.submit(() -> judge(definition, stand, cases.size())));
      }
      List<Judgement> judgements = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        judgements.add(await(futures.get(i), cases.get(i)));
      }
      return judgements;
    } finally {
      workers.shutdownNow();
      deadlines.close();
    }
  }

  private Breaker breaker(List<CaseDefinition> cases, Stand stand) {
    return new Breaker(
        cases,
        subject.timers(plan.timers()),
        definition -> definition.setup().apply(subject.declared()),
        definition -> trial(definition, stand));
  }

  private Judgement trial(CaseDefinition definition, Stand stand) {
    Settings wanted = definition.setup().apply(subject.declared());
    String objection = subject.objection(wanted);
    return objection == null
        ? onceOn(definition, stand, wanted)
        : caseRun(definition).notApplicableHere(objection);
  }

  private Judgement judge(CaseDefinition definition, Stand stand, int total) {
    progress.began(definition);
    Judgement judgement = decide(definition, stand);
    CaseResult result = judgement.result();
    if (plan.failFast() && result.verdict() == Verdict.FAIL) {
      deadlines.stop("a case failed, and --fail-fast was given");
    }
    synchronized (this) {
      done++;
      progress.judged(result, done, total);
    }
    return judgement;
  }

  private Judgement decide(CaseDefinition definition, Stand stand) {
    Settings declared = subject.declared();
    Settings wanted = definition.setup().apply(declared);
    boolean unsoaked = definition.setup() == Setup.SOAK && plan.soak().isZero();
    String objection = unsoaked ? "ask for it by --soak MINUTES" : subject.objection(wanted);
    if (objection == null) {
      return holding(place.readLock(), () -> decide(definition, stand, wanted));
    } else if (AsDeclared.serves(definition, declared)) {
      return holding(place.writeLock(), () -> decide(definition, stand, declared));
    }
    Judgement unasked = unasked(definition);
    return unasked == null
        ? caseRun(definition).notApplicableHere(objection + AsDeclared.advice(definition))
        : unasked;
  }

  private static Judgement holding(Lock lock, Supplier<Judgement> part) {
    lock.lock();
    try {
      return part.get();
    } finally {
      lock.unlock();
    }
  }

  private Judgement decide(CaseDefinition definition, Stand stand, Settings settings) {
    Judgement unasked = unasked(definition);
    if (unasked != null) {
      return unasked;
    }
    Judgement first = onceOn(definition, stand, settings);
    if (breaker != null) {
      breaker.judged(definition, first);
    }
    for (int round = 1; round < plan.repeat() && mayRepeat(first); round++) {
      Judgement next = caseRun(definition).on(stand, settings, round);
      if (next.result().verdict() != first.result().verdict()) {
        return flaky(first, next, round);
      }
    }
    return first;
  }

  /** Returns why a case is not asked any more, or null. */
  private @Nullable Judgement unasked(CaseDefinition definition) {
    if (deadlines.stopped() != null) {
      String why = "the run ended before: " + deadlines.stopped();
      return caseRun(definition).notRun(Cause.INTERRUPTED, why);
    }
    Breaker.Opened opened = opened();
    return opened == null ? null : caseRun(definition).notRun(opened.cause(), opened.why());
  }

  private Breaker.@Nullable Opened opened() {
    return breaker == null ? null : breaker.opened();
  }

  private boolean mayRepeat(Judgement first) {
    return deadlines.stopped() == null
        && first.result().verdict() != Verdict.NOT_APPLICABLE
        && opened() == null;
  }

  private Judgement onceOn(CaseDefinition definition, Stand stand, Settings settings) {
    Judgement judgement = caseRun(definition).on(stand, settings, 0);
    return judgement.died() ? judgedAgain(definition, stand, settings) : judgement;
  }

  private static Judgement flaky(Judgement first, Judgement next, int round) {
    Judgement telling = first.result().message().isEmpty() ? next : first;
    return telling.judged(
        Verdict.FLAKY,
        String.format(
            Locale.ROOT,
            "round 0 was %s, round %d was %s; %s",
            first.result().verdict().word(),
            round,
            next.result().verdict().word(),
            telling.result().message()));
  }

  private CaseRun caseRun(CaseDefinition definition) {
    Timers timers = subject.timers(plan.timers());
    return new CaseRun(definition, plan, timers(definition.setup(), timers), deadlines);
  }

  private Timers timers(Setup setup, Timers usual) {
    return switch (setup) {
      case SOAK -> usual.lasting(plan.soak());
      // Patience for an answer begins when the subject's own time is over.
      case TAKES_SECONDS -> usual.plus(SECONDS);
      case SHORT_PINGS -> usual.plus(Duration.ofMillis(Limit.PING_MILLIS.mostTried()));
      case SHORT_DEADLINE -> usual.plus(Duration.ofMillis(Limit.FIRST_FRAME_MILLIS.mostTried()));
      default -> usual;
    };
  }

  /**
   * Judges a case a second time, on an instance of its own and with no other such case beside it:
   * the one before may have died of another case, and the blame must not fall on whoever was there.
   */
  private Judgement judgedAgain(CaseDefinition definition, Stand stand, Settings settings) {
    synchronized (stand) {
      return caseRun(definition).on(stand.alone(), settings, 0);
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

  private Judgement await(Future<Judgement> future, CaseDefinition definition) {
    try {
      return future.get(Math.max(0, deadlines.left()) + RETURN_NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      String why = deadlines.stopped() + ", and this case did not come back";
      return caseRun(definition).notRun(Cause.INTERRUPTED, why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while cases ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the runner failed", e.getCause());
    }
  }
}
