package org.mles.conformance.cli.run;

import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Mixin;

/** Runs the server cases, or searches; what {@code run} and {@code run server} share. */
abstract class ServerRun extends LiveRun {
  @Mixin SubjectOptions subjectOptions = new SubjectOptions();
  @Mixin FuzzOptions fuzz = new FuzzOptions();

  @Override
  Subject subject() {
    return subjectOptions.subject(selection.protocol());
  }

  @Override
  public Integer call() {
    return fuzz.isWanted(spec)
        ? fuzz.search(
            spec.commandLine(), selection, session, subjectOptions.subject(selection.protocol()))
        : super.call();
  }
}
