package org.mles.conformance.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.time.Stopwatch;

/**
 * Ends a run in which no honest client is ever served, since every further case would wait for the
 * same in vain. A subject that may serve in another key mode is asked there first. Whoever was
 * served once keeps the run going to its end, however many cases fail.
 *
 * <p>Thread: any; guarded by this.
 */
final class Breaker {
  private static final int MOST_UNSERVED = 8;

  /** How many waits may pass without anybody being served before one such case is enough. */
  private static final int MOST_WAITS = 3;

  /** How many waits may pass before other key modes are no longer tried. */
  private static final int LAST_TRIAL_WAITS = 4;

  private final List<CaseDefinition> cases;
  private final Function<CaseDefinition, Settings> settings;
  private final Function<CaseDefinition, Judgement> trial;
  private final long wait;
  private final Stopwatch sinceBegin = new Stopwatch();
  private final Set<List<String>> modes = new HashSet<>();
  private final List<String> tried = new ArrayList<>();
  private boolean served;
  private int unreached;
  private @Nullable Opened opened;

  /**
   * Why a run is ended.
   *
   * @param cause of all cases that are not asked any more
   * @param why in words, with what was tried
   */
  record Opened(Cause cause, String why) {}

  /**
   * Prepares for the run of {@code cases}.
   *
   * @param settings of a case
   * @param trial runs a case beside the run, to see whether it is served
   */
  Breaker(
      List<CaseDefinition> cases,
      Timers timers,
      Function<CaseDefinition, Settings> settings,
      Function<CaseDefinition, Judgement> trial) {
    this.cases = cases;
    this.wait = timers.patience().toNanos();
    this.settings = settings;
    this.trial = trial;
  }

  /** Counts how a case ended. */
  synchronized void judged(CaseDefinition definition, Judgement judgement) {
    CaseResult result = judgement.result();
    if (result.verdict() == Verdict.NOT_APPLICABLE) {
      return;
    }
    modes.add(mode(definition));
    if (result.cause() == Cause.UNREACHABLE) {
      unreached++;
      tried.add(result.id());
    } else if (judgement.served()) {
      served = true;
    } else if (judgement.missedIn() != null) {
      tried.add(result.id());
    }
  }

  /** Returns why no further case is asked, or null; may first try another key mode. */
  synchronized @Nullable Opened opened() {
    if (opened == null && isHopeless() && !isServedElsewhere()) {
      opened = unreached == tried.size() ? unreachable() : unserved();
    }
    return opened;
  }

  private boolean isHopeless() {
    boolean enough = sinceBegin.nanos() >= MOST_WAITS * wait || tried.size() >= MOST_UNSERVED;
    return !served && enough && !tried.isEmpty();
  }

  private boolean isServedElsewhere() {
    for (CaseDefinition other : cases) {
      boolean late = sinceBegin.nanos() >= LAST_TRIAL_WAITS * wait;
      if (!late && !modes.contains(mode(other))) {
        judged(other, trial.apply(other));
        modes.add(mode(other));
      }
    }
    return served;
  }

  private List<String> mode(CaseDefinition definition) {
    Settings wanted = settings.apply(definition);
    return List.of(
        String.valueOf(wanted.sharedKey()),
        String.valueOf(wanted.addressKey()),
        String.valueOf(wanted.protocol()));
  }

  private Opened unreachable() {
    return new Opened(Cause.UNREACHABLE, "not asked any more: " + attempts("could be reached"));
  }

  private Opened unserved() {
    return new Opened(
        Cause.UNSERVED,
        "not asked any more: " + attempts("served an honest client") + "; see what these saw");
  }

  private String attempts(String what) {
    return String.format(
        Locale.ROOT,
        "in none of %d cases the subject %s, such as %s",
        tried.size(),
        what,
        tried.get(0));
  }
}
