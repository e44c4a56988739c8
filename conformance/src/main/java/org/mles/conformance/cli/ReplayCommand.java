package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.ClientOptions;
import org.mles.conformance.cli.option.KindWord;
import org.mles.conformance.cli.option.LinkOption;
import org.mles.conformance.cli.option.Needless;
import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.cli.run.FuzzOptions;
import org.mles.conformance.cli.run.SessionOptions;
import org.mles.conformance.fuzz.Finding;
import org.mles.conformance.fuzz.Fuzzer;
import org.mles.conformance.fuzz.Violation;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.report.WireLog;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.text.Printable;
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
    description =
        "Run what failed in a saved result, or a finding of --fuzz, again with its full log.")
final class ReplayCommand implements Callable<Integer> {
  private static final String[] OF_CASES = {
    "--case",
    "--only",
    "--lines",
    "--report",
    "--expected-failures",
    "--name",
    "--dry-run",
    "--jobs",
    "--repeat",
    "--seed",
    "--shuffle",
    "--fail-fast",
    "--level"
  };

  @Parameters(paramLabel = "FILE", description = "A JSON result, or a finding of --fuzz.")
  Path file = Path.of("");

  @Option(names = "--case", paramLabel = "ID", description = "Only this case, failed or not.")
  @Nullable String only;

  @Mixin SubjectOptions subjectOptions = new SubjectOptions();
  @Mixin LinkOption links = new LinkOption();
  @Mixin ClientOptions clientOptions = new ClientOptions();
  @Mixin SessionOptions session = new SessionOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String json = InputFile.text(file);
    boolean finding = named(() -> Finding.isOne(json));
    return finding ? replay(named(() -> Finding.read(json))) : replayCases(InputFile.run(file));
  }

  /** Returns what {@code call} makes of the file; what it refuses is told with the file's name. */
  private <T> T named(Supplier<T> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  private int replay(Finding finding) {
    Needless.refuse(spec, "means nothing for a finding of --fuzz", OF_CASES);
    double scale = session.plan().timeoutScale();
    Protocol protocol = named(() -> Protocol.of(finding.protocol()));
    Fuzzer fuzzer =
        new Fuzzer(
            FuzzOptions.dialect(protocol),
            subjectOptions.subject(protocol),
            Timers.STANDARD.scaled(scale),
            finding.seed());
    PrintWriter out = spec.commandLine().getOut();
    Violation violation;
    try {
      violation = fuzzer.replay(finding);
    } catch (Unreachable e) {
      spec.commandLine().getErr().println("cannot reach the subject: " + e.getMessage());
      return ExitCode.UNREACHABLE.number();
    }
    if (violation == null) {
      out.println(
          "the subject did all it has to; it broke "
              + Printable.shortLine(finding.clause())
              + " when found");
      return ExitCode.CONFORMS.number();
    }
    out.println(violation.clause() + ": " + Printable.text(violation.message()));
    out.print(WireLog.of(violation.evidence()));
    return ExitCode.FAILURE.number();
  }

  private Subject subject(Kind kind, Protocol protocol) {
    return kind == Kind.CLIENT
        ? subjectOptions.client(clientOptions, protocol, links)
        : subjectOptions.subject(kind, protocol, links);
  }

  private int replayCases(RunResult saved) {
    Kind kind = KindWord.of(saved.kind());
    Protocol protocol = Protocol.of(saved.spec());
    Needless.refuse(spec, "is that of the saved result", "--seed", "--jobs");
    List<String> ids = saved.cases().stream().filter(this::isWanted).map(CaseResult::id).toList();
    Subject subject = subject(kind, protocol);
    List<CaseDefinition> cases =
        CaseBook.complete().cases(kind, subject.declared().withProtocol(protocol)).stream()
            .filter(c -> ids.contains(c.id()))
            .toList();
    if (cases.isEmpty()) {
      throw new UsageException(
          file + ": no case to run again" + (saved.unrun().isEmpty() ? "" : "; " + saved.unrun()));
    }
    int code =
        session.runAgain(
            saved.seed(), spec.commandLine(), protocol, subject, cases, new FileSet(file));
    if (cases.size() < ids.size()) {
      spec.commandLine()
          .getErr()
          .println((ids.size() - cases.size()) + " of the failed cases are not in this suite");
      return code == ExitCode.CONFORMS.number() ? ExitCode.INCOMPLETE.number() : code;
    }
    return code;
  }

  private boolean isWanted(CaseResult result) {
    return only == null
        ? result.verdict().tally() == Verdict.Tally.FAILED
        : result.id().equals(only);
  }
}
