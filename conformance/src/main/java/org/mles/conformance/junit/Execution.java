package org.mles.conformance.junit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cli.run.Prepared;
import org.mles.conformance.cli.run.RunEnd;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.run.Runner;

/**
 * Runs the cases of one subject that the platform asked for, as one run: the subject is started
 * when the first of them needs it and ended behind the last. Thread: the platform's.
 */
final class Execution {
  private final EngineExecutionListener listener;
  private final SubjectDescriptor subject;

  Execution(EngineExecutionListener listener, SubjectDescriptor subject) {
    this.listener = listener;
    this.subject = subject;
  }

  /** Runs them and says how the subject as a whole did. */
  void run() {
    listener.executionStarted(subject);
    Prepared prepared = subject.prepared();
    TestExecutionResult end = TestExecutionResult.successful();
    if (prepared == null) {
      subject.getChildren().forEach(this::sayTrouble);
    } else {
      end = run(prepared);
    }
    listener.executionFinished(subject, end);
  }

  private void sayTrouble(TestDescriptor child) {
    String trouble = ((SubjectDescriptor.TroubleDescriptor) child).trouble();
    listener.executionStarted(child);
    listener.executionFinished(child, Ending.failed(trouble));
  }

  private TestExecutionResult run(Prepared prepared) {
    List<CaseDescriptor> asked = new ArrayList<>();
    for (TestDescriptor each : subject.getDescendants()) {
      if (each instanceof CaseDescriptor one) {
        asked.add(one);
      }
    }
    if (asked.isEmpty()) {
      return TestExecutionResult.successful();
    }
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    long begin = System.nanoTime();
    Events events =
        new Events(listener, asked, result -> prepared.result(started, begin, List.of(result)));
    List<CaseDefinition> cases = asked.stream().map(CaseDescriptor::definition).toList();
    List<CaseResult> results = new Runner(prepared.subject(), prepared.plan(), events).run(cases);
    // A case that never came back was not told of; whatever it still says is too late.
    results.forEach(events::ended);
    return end(prepared.result(started, begin, results), prepared.stale());
  }

  /** Says what no single case does: a run that judged nothing, or not all, is not green. */
  private static TestExecutionResult end(RunResult run, List<String> stale) {
    if (!stale.isEmpty()) {
      return Ending.failed("stale expected failures, no such case: " + String.join(", ", stale));
    }
    return switch (ExitCode.of(run)) {
      case USAGE -> Ending.failed(RunEnd.NOTHING_JUDGED);
      case INCOMPLETE -> Ending.failed(run.unrun());
      default -> TestExecutionResult.successful();
    };
  }
}
