package org.mles.conformance.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Neighbour;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.ExpectedFailures;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A run as options ask for it, of which nothing has begun.
 *
 * <p>Thread: caller.
 *
 * @param subject what is judged; nothing of it is started yet
 * @param plan how to run
 * @param cases the chosen ones; not empty
 * @param expected failures that are known
 * @param name how reports call the subject
 * @param again command that runs one of the cases again, up to its id
 */
public record Prepared(
    Protocol protocol,
    Subject subject,
    Plan plan,
    List<CaseDefinition> cases,
    ExpectedFailures expected,
    String name,
    String again) {
  /** Options about the screen and the files of a command, and of what is not a run of cases. */
  private static final Set<String> OF_COMMANDS =
      Set.of("--help", "--version", "--report", "--dry-run", "--verbose");

  private static final String OF_SEARCHES = "--fuzz";

  public Prepared {
    cases = List.copyOf(cases);
  }

  /**
   * Returns the options, with their dashes, that mean something for whoever shows a run in another
   * way than the command line; each with whether it takes a value.
   */
  public static Map<String, Boolean> options(Kind kind) {
    Map<String, Boolean> options = new TreeMap<>();
    CommandLine run = RunCommand.line(List.of("run", kind.word()));
    for (OptionSpec option : ofKind(run, kind).getCommandSpec().options()) {
      String name = option.longestName();
      if (!OF_COMMANDS.contains(name) && !name.startsWith(OF_SEARCHES)) {
        options.put(name, option.arity().max() > 0);
      }
    }
    return options;
  }

  /**
   * Returns the run that {@code run KIND} with these options would be.
   *
   * @throws UsageException if there is no such run, with the line that the command would say
   */
  public static Prepared of(Kind kind, List<String> options) {
    List<String> words = new ArrayList<>(List.of("run", kind.word()));
    words.addAll(options);
    CommandLine run = RunCommand.line(words);
    CommandLine suite = new CommandLine(CommandSpec.create().name("suite")).addSubcommand(run);
    LiveRun live = ofKind(run, kind).getCommand();
    try {
      suite.parseArgs(words.toArray(String[]::new));
      return live.prepared();
    } catch (ParameterException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static CommandLine ofKind(CommandLine run, Kind kind) {
    return Objects.requireNonNull(run.getSubcommands().get(kind.word()), kind.word());
  }

  /**
   * Puts results together with what they are about; failures that were expected are said to be.
   *
   * @param started when, ISO 8601 in UTC
   * @param begin {@link System#nanoTime} of the beginning
   */
  public RunResult result(String started, long begin, List<CaseResult> results) {
    return expected.apply(
        new RunResult(
            RunResult.FORMAT,
            SuiteVersion.text(),
            protocol.word(),
            subject.kind().word(),
            name,
            declared(subject.kind(), subject.declared()),
            started,
            (System.nanoTime() - begin) / 1_000_000,
            plan.seed(),
            plan.timeoutScale(),
            again,
            ClauseTexts.of(results),
            results));
  }

  /** Returns what is listed as failing and names no case of this suite. */
  public List<String> stale() {
    return expected.stale(() -> CaseBook.complete().ids());
  }

  private static Map<String, String> declared(Kind kind, Settings settings) {
    Map<String, String> declared = new LinkedHashMap<>();
    declared.put("key", settings.sharedKey() == null ? "none" : "given");
    declared.put("address-key", settings.addressKey() == null ? "none" : "given");
    declared.put("history-limit", Integer.toString(settings.historyLimit()));
    settings.limits().asked().forEach((limit, value) -> declared.put(limit.word(), value + ""));
    if (kind == Kind.SERVER) {
      declared.put(
          "also", settings.also().isEmpty() ? "nothing" : Neighbour.words(settings.also()));
    }
    String inside = settings.transport().text();
    String links = settings.links().text();
    if (!inside.isEmpty()) {
      boolean plain = (kind == Kind.PEER && links.isEmpty()) || kind == Kind.PROXY;
      declared.put("tls", plain ? inside + ", links to the suite plain" : inside);
    }
    if (!links.isEmpty()) {
      declared.put("tls of links", links);
    }
    return declared;
  }
}
