package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cli.option.KindWord;
import org.mles.conformance.cli.option.SelectionOptions;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.spec.ClauseIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the cases. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the cases.")
final class ListCommand implements Callable<Integer> {
  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--kind",
      paramLabel = "server|client|peer|proxy|bridge",
      defaultValue = "server",
      description = "Kind of subject (default: ${DEFAULT-VALUE}).")
  String kind = "server";

  @Option(
      names = "--json",
      description = "Print one JSON document, with what the cases notice and how they are set up.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<CaseDefinition> cases = selection.cases(KindWord.of(kind));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CaseListJson.of(kind, selection.protocol(KindWord.of(kind)), cases));
      return ExitCode.CONFORMS.number();
    }
    for (CaseDefinition c : cases) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-44s %-6s %-24s %s",
              c.id(),
              c.level().word(),
              String.join(",", c.clauses()),
              c.title()));
    }
    out.println(cases.size() + " cases for a " + kind);
    ClauseIndex.bundled().notJudged().forEach(out::println);
    return ExitCode.CONFORMS.number();
  }
}
