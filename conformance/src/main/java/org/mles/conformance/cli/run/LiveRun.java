package org.mles.conformance.cli.run;

import java.util.List;
import java.util.concurrent.Callable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.option.SelectionOptions;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the cases of one kind; a command adds the options that say which subject. */
abstract class LiveRun implements Callable<Integer> {
  @Mixin SelectionOptions selection = new SelectionOptions();
  @Mixin SessionOptions session = new SessionOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  /** Returns the subject that the options name. */
  abstract Subject subject();

  @Override
  public Integer call() {
    return session.run(spec.commandLine(), prepared());
  }

  /** Returns the run that the options ask for. */
  final Prepared prepared() {
    Subject subject = subject();
    List<CaseDefinition> cases = selection.cases(subject);
    return session.prepared(
        spec.commandLine(), selection.protocol(subject.kind()), subject, cases, new FileSet());
  }
}
