package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.DocumentsOption;
import org.mles.conformance.report.Documents;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Hints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a case or a clause is about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain a case or a clause.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CASE|CLAUSE", description = "Case id, or clause such as V1-HDR-06.")
  String name = "";

  @Mixin DocumentsOption site = new DocumentsOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<CaseDefinition> cases =
        CaseBook.complete().cases().stream()
            .filter(c -> c.id().equals(name) || c.clauses().contains(name))
            .toList();
    boolean clause = ClauseIndex.bundled().find(name).isPresent();
    if (cases.isEmpty() && !clause) {
      throw new UsageException("there is no case and no clause '" + name + "'");
    }
    PrintWriter out = spec.commandLine().getOut();
    Documents documents = site.documents();
    if (clause) {
      clause(out, name, documents);
    }
    cases.stream()
        .sorted(Comparator.comparing(this::isBeside))
        .forEach(c -> explain(out, c, documents));
    return ExitCode.CONFORMS.number();
  }

  /** Says whether a case is about another clause in the first place. */
  private boolean isBeside(CaseDefinition c) {
    return !c.clauses().get(0).equals(name);
  }

  private void explain(PrintWriter out, CaseDefinition c, Documents documents) {
    String subject = c.kind().word() + " of " + c.protocol().word();
    out.println(c.id() + " (" + c.chapter() + ", for a " + subject + ", since " + c.since() + ")");
    out.println("  " + c.title() + ".");
    for (String id : c.clauses()) {
      if (c.id().equals(name)) {
        clause(out, id, documents);
      } else if (!id.equals(name)) {
        // Its text can be asked for; here it would hide the cases.
        out.println("  also " + id);
      }
    }
    out.println("  setup: " + c.setup().word() + ", segmentation: " + c.segmentation().word());
    out.println("  a " + c.kind().word() + " would fail here if it");
    c.kills().stream()
        .map(word -> Faults.named(word).sentence())
        .sorted()
        .forEach(s -> out.println("    - " + s));
  }

  private static void clause(PrintWriter out, String id, Documents documents) {
    ClauseIndex.bundled()
        .find(id)
        .ifPresent(
            clause -> {
              out.println("  " + id + " " + clause.level() + ": " + clause.text());
              out.println("    " + documents.orLine(clause));
              if (!clause.differs().isEmpty()) {
                out.println("    differs from the original: " + clause.differs());
              }
              String hint = Hints.bundled().of(id);
              if (!hint.isEmpty()) {
                out.println("    " + Hints.LABEL + hint);
              }
            });
  }
}
