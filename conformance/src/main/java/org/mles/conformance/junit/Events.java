package org.mles.conformance.junit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.Progress;

/**
 * Tells the platform what becomes of cases, each once. A chapter begins with its first case and
 * ends with its last. Thread: any; guarded by this.
 */
final class Events implements Progress {
  private final EngineExecutionListener listener;
  private final Function<CaseResult, RunResult> runOf;

  /** Cases that have not ended, by id. */
  private final Map<String, CaseDescriptor> open = new HashMap<>();

  /** How many such cases a chapter has. */
  private final Map<TestDescriptor, Integer> openIn = new HashMap<>();

  private final Set<TestDescriptor> begun = new HashSet<>();

  /**
   * Takes the cases of a run.
   *
   * @param runOf returns a result as a run of its own, as the list of known failures sees it
   */
  Events(
      EngineExecutionListener listener,
      Collection<CaseDescriptor> cases,
      Function<CaseResult, RunResult> runOf) {
    this.listener = listener;
    this.runOf = runOf;
    for (CaseDescriptor one : cases) {
      open.put(one.definition().id(), one);
      openIn.merge(chapter(one), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void began(CaseDefinition next) {
    CaseDescriptor one = open.get(next.id());
    if (one != null) {
      begin(chapter(one));
      begin(one);
    }
  }

  private void begin(TestDescriptor descriptor) {
    if (begun.add(descriptor)) {
      listener.executionStarted(descriptor);
    }
  }

  @Override
  public void judged(CaseResult last, int done, int total) {
    ended(last);
  }

  /** Says how a case ended, if that was not said before. */
  synchronized void ended(CaseResult result) {
    CaseDescriptor one = open.get(result.id());
    if (one == null) {
      return;
    }
    began(one.definition());
    open.remove(result.id());
    listener.executionFinished(one, Ending.of(runOf.apply(result)));
    if (openIn.merge(chapter(one), -1, Integer::sum) == 0) {
      listener.executionFinished(chapter(one), TestExecutionResult.successful());
    }
  }

  private static TestDescriptor chapter(CaseDescriptor one) {
    return one.getParent().orElseThrow();
  }
}
