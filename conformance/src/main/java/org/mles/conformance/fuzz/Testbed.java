package org.mles.conformance.fuzz;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transcript;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;

/**
 * Plays conversations on a subject, beside a pair of clients on another channel that must not
 * notice any of them. After a violation the subject is started afresh, if it can be.
 *
 * <p>Thread: caller.
 */
final class Testbed implements AutoCloseable {
  /** Names are new in every run and of one length, so that a seed repeats and offsets hold. */
  private static final long RUN = new SecureRandom().nextLong();

  private static long names;

  private final Dialect dialect;
  private final ServerSubject subject;
  private final Timers timers;
  private Subject.@Nullable Running running;
  private Dialect.@Nullable Pair control;

  Testbed(Dialect dialect, ServerSubject subject, Timers timers) {
    this.dialect = dialect;
    this.subject = subject;
    this.timers = timers;
  }

  /**
   * Plays a conversation.
   *
   * @return null if the subject did all it has to
   * @throws Unreachable if the subject cannot be reached before it
   */
  @Nullable Violation play(List<Step> steps) {
    Dialect.Pair beside = control();
    Transcript log = new Transcript();
    try {
      try (Dialect.Talk conversation = dialect.talk(door(log), tail())) {
        conversation.play(steps);
      }
      beside.ping();
      return null;
    } catch (Violation.Noticed e) {
      return violation(e.clause, String.valueOf(e.getMessage()), log);
    } catch (ConformanceFailure e) {
      return violation(dialect.robustness(), "on another channel, " + e.text(), log);
    } catch (Unreachable e) {
      return violation(
          dialect.robustness(), "the subject accepts no connection: " + e.getMessage(), log);
    }
  }

  private Violation violation(String clause, String message, Transcript log) {
    Subject.Running instance = running;
    if (instance != null) {
      instance.said().forEach(line -> log.note("subject", line));
    }
    close();
    return new Violation(clause, message, log.evidence());
  }

  private Dialect.Pair control() {
    Dialect.Pair pair = control;
    if (pair == null) {
      try {
        pair = dialect.pair(door(new Transcript()), tail());
      } catch (ConformanceFailure e) {
        close();
        throw new Unreachable("two honest clients are not served: " + e.text());
      }
      control = pair;
    }
    return pair;
  }

  private Door door(Transcript log) {
    Subject.Running instance = running;
    if (instance == null) {
      instance = subject.start(subject.declared());
      running = instance;
    }
    return new Door(instance.address(), subject.declared(), timers, log);
  }

  private static synchronized String tail() {
    return String.format(Locale.ROOT, "%016x", RUN + names++ * 0x9E37_79B9_7F4A_7C15L);
  }

  @Override
  public void close() {
    if (control != null) {
      control.close();
    }
    if (running != null) {
      running.close();
    }
    control = null;
    running = null;
  }
}
