package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.ChoiceOptions;
import org.mles.conformance.cli.option.KindWord;
import org.mles.conformance.cli.option.ProtocolWord;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.selftest.Changes;
import org.mles.conformance.selftest.SelfTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that the cases can fail, and that they fail for the right reason. */
@Command(
    name = "selftest",
    mixinStandardHelpOptions = true,
    description = "Run the cases on subjects that are known to be right or wrong.")
final class SelfTestCommand implements Callable<Integer> {
  @Mixin ChoiceOptions choice = new ChoiceOptions();

  @Option(
      names = "--kind",
      paramLabel = "server|client|peer|proxy|bridge",
      split = ",",
      description = "Kinds of subject (default: all).")
  List<String> kinds = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "v1|n-draft|v2|tls",
      split = ",",
      description = "Protocols (default: all).")
  List<String> protocols = new ArrayList<>();

  @Option(
      names = "--full",
      description = "Run every case on every fault, to record which others notice it.")
  boolean full;

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description = "Write the kill matrix to FILE.md and FILE.json.")
  @Nullable Path matrix;

  @Option(
      names = "--changed",
      paramLabel = "COMMIT",
      arity = "0..1",
      fallbackValue = "HEAD",
      description = {
        "Try only the faults whose source, or that of a case that names them, differs from",
        "COMMIT of git (default: ${FALLBACK-VALUE})."
      })
  @Nullable String changed;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<CaseDefinition> cases = cases();
    FileSet files = new FileSet();
    OutputFile page = matrix == null ? null : files.writes(Path.of(matrix + ".md"));
    OutputFile json = matrix == null ? null : files.writes(Path.of(matrix + ".json"));
    SelfTest selfTest = new SelfTest(cases, out::println);
    run(selfTest);
    if (page != null && json != null) {
      page.write(selfTest.matrix().markdown());
      json.write(selfTest.matrix().json());
    }
    List<String> broken = selfTest.broken();
    broken.forEach(line -> out.println("BROKEN " + line));
    out.println(cases.size() + " cases, " + broken.size() + " findings");
    return (broken.isEmpty() ? ExitCode.CONFORMS : ExitCode.SUITE_ERROR).number();
  }

  private void run(SelfTest selfTest) {
    if (changed != null) {
      selfTest.faultsAreNoticed(full, changes(changed));
      return;
    }
    selfTest.rightSubjectsPass();
    selfTest.badPeersPassNothing();
    selfTest.faultsAreNoticed(full);
  }

  private static Changes changes(String commit) {
    try {
      return Changes.since(commit);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private List<CaseDefinition> cases() {
    Set<Kind> wantedKinds = KindWord.all(kinds);
    Set<Protocol> wantedProtocols = ProtocolWord.all(protocols);
    return choice.from(
        CaseBook.complete().cases().stream()
            .filter(c -> wantedKinds.contains(c.kind()) && wantedProtocols.contains(c.protocol()))
            .toList());
  }
}
