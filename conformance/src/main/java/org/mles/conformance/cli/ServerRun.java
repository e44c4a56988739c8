package org.mles.conformance.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mles.conformance.cases.CaseDefinition;
import org.mles.conformance.cases.Kind;
import org.mles.conformance.run.Subject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server cases; what {@code run} and {@code run server} share. */
abstract class ServerRun implements Callable<Integer> {
  @Mixin SubjectOptions subjectOptions = new SubjectOptions();
  @Mixin SelectionOptions selection = new SelectionOptions();
  @Mixin SessionOptions session = new SessionOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<CaseDefinition> cases = selection.cases(Kind.SERVER);
    Subject subject = subjectOptions.subject();
    return session.run(spec.commandLine(), Kind.SERVER, selection.profile(), subject, cases);
  }
}
