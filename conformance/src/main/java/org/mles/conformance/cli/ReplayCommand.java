package org.mles.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cases.CaseDefinition;
import org.mles.conformance.cases.Kind;
import org.mles.conformance.cases.Profile;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the failed cases of a saved result again: same payloads, fresh names, one at a time. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Run what failed in a saved server result again, with its seed and full log.")
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RESULT.json")
  Path file = Path.of("");

  @Option(names = "--case", paramLabel = "ID", description = "Only this case, failed or not.")
  @Nullable String only;

  @Mixin SubjectOptions subjectOptions = new SubjectOptions();
  @Mixin SessionOptions session = new SessionOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    RunResult saved = TextFile.run(file);
    List<String> ids =
        saved.cases().stream()
            .filter(
                c ->
                    only == null
                        ? c.verdict().tally() == Verdict.Tally.FAILED
                        : c.id().equals(only))
            .map(c -> c.id())
            .toList();
    List<CaseDefinition> cases =
        CaseBook.complete().cases().stream()
            .filter(c -> c.kind() == Kind.SERVER && ids.contains(c.id()))
            .toList();
    if (cases.isEmpty()) {
      throw new UsageException(file + ": no case to run again");
    }
    session.planOptions.seed = saved.seed();
    session.planOptions.jobs = 1;
    session.verbose = true;
    return session.run(
        spec.commandLine(), Profile.of(saved.spec()), subjectOptions.subject(), cases);
  }
}
