package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.testing.RequiredTool;

/**
 * Runs the script of the action as a runner of GitHub does, with files of its own for what it says.
 */
final class ActionIT {
  private static final String JAVA =
      "java -XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path");
  private static final String SERVER =
      "exec " + JAVA + " org.mles.cli.MlesCommand serve --port {port} --key '{key}'";

  @TempDir Path folder = Path.of(".");

  private int code;
  private String out = "";

  private void judge(String... settings) throws IOException, InterruptedException {
    RequiredTool.SHELL.require();
    ProcessBuilder script = new ProcessBuilder("bash", "action/judge");
    Map<String, String> environment = script.environment();
    environment.keySet().removeIf(name -> name.startsWith("MLES_"));
    environment.put("MLES_CONFORMANCE", JAVA + " org.mles.conformance.cli.ConformanceCommand");
    environment.put("MLES_REPORT", folder.resolve("reports").toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    for (String setting : settings) {
      String[] both = setting.split("=", 2);
      environment.put("MLES_" + both[0], both[1]);
    }
    Path said = folder.resolve("said");
    code = script.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
    out = Files.readString(said);
  }

  private String file(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void aRightServerIsGreenAndHasASummaryAndReports() throws Exception {
    judge(
        "COMMAND=" + SERVER, "KEY=k", "OPTIONS=--also v2 --jobs 2", "SELECT=cid,frame.length.zero");
    assertThat(code).as(out).isZero();
    assertThat(out).doesNotContain("::error").contains("::notice title=");
    assertThat(file("summary")).startsWith("# Mles conformance: ").contains("| cid | ");
    assertThat(file("output"))
        .contains("exit-code=0\n", "report=" + folder.resolve("reports") + "\n")
        .containsPattern("result=\\d+ passed, 0 failed, 0 skipped\n");
    assertThat(folder.resolve("reports"))
        .isDirectoryContaining("glob:**/junit.xml")
        .isDirectoryContaining("glob:**/result.json")
        .isDirectoryContaining("glob:**/report.html");
  }

  @Test
  void aServerThatBreaksAClauseHasAnAnnotationAtItsLine() throws Exception {
    String draft = SERVER + " --protocols v1,n-draft";
    judge("COMMAND=" + draft, "KEY=k", "SELECT=frame.type.undeclared,cid.other-channel");
    assertThat(code).as(out).isEqualTo(1);
    List<MatchResult> errors =
        Pattern.compile(
                "(?m)^::error file=conformance/spec/(\\S+),line=(\\d+),title=(\\S+) is broken::(.*)")
            .matcher(out)
            .results()
            .toList();
    assertThat(errors).hasSize(1);
    Clause clause = ClauseIndex.bundled().clause(errors.get(0).group(3));
    assertThat(errors.get(0).group(1)).isEqualTo(clause.document());
    assertThat(errors.get(0).group(2)).isEqualTo(clause.line() + "");
    assertThat(errors.get(0).group(4))
        .startsWith(clause.level() + " ")
        .contains("frame.type.undeclared");
    assertThat(file("summary")).contains("## Broken clauses", clause.id());
    assertThat(file("output")).contains("exit-code=1\n");
  }

  @Test
  void aServerThatDoesNotStartIsToldWithWhatItSaid() throws Exception {
    judge(
        "COMMAND=echo '::error::no luck'; exit 7; : {port}",
        "START_DEADLINE=5s",
        "SELECT=frame.length.zero");
    assertThat(code).as(out).isEqualTo(3);
    assertThat(out).containsPattern("(?m)^::error title=\\S+::.*no luck");
    assertThat(file("output")).contains("exit-code=3\n");
    assertThat(file("summary")).isNotEmpty();
  }

  @Test
  void whatASubjectSaysIsNoCommandOfTheRunner() throws Exception {
    judge("COMMAND=echo '::set-env name=A::b' >&2; exit 7; : {port}", "SELECT=frame.length.zero");
    List<String> lines = new ArrayList<>(out.lines().toList());
    String stop = lines.get(0).replace("::stop-commands::", "");
    assertThat(lines.get(0)).isEqualTo("::stop-commands::" + stop);
    int end = lines.indexOf("::" + stop + "::");
    assertThat(end).isPositive();
    assertThat(lines.subList(end + 1, lines.size()))
        .allMatch(line -> line.matches("::(error|notice) .*"));
  }

  @Test
  void aWrongCallIsToldAndJudgesNothing() throws Exception {
    judge("TARGET=nowhere");
    assertThat(code).isEqualTo(2);
    assertThat(out).contains("::error title=Mles conformance::'nowhere' is not HOST:PORT");
    judge();
    assertThat(code).isEqualTo(2);
    assertThat(out).contains("::error title=Mles conformance::give a command or a target");
    assertThat(file("summary")).isEmpty();
  }

  @Test
  void theScriptIsToldEveryInput() throws IOException {
    String action = Files.readString(Path.of("action", "action.yml"));
    String script = Files.readString(Path.of("action", "judge"));
    String inputs = action.substring(0, action.indexOf("\noutputs:"));
    List<String> names =
        Pattern.compile("(?m)^  ([a-z-]+):$")
            .matcher(inputs)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(names).contains("command", "target", "profile", "jar");
    for (String name : names) {
      Pattern told = Pattern.compile("(MLES_[A-Z_]+): \\$\\{\\{ inputs\\." + name + " }}");
      assertThat(told.matcher(action).results().map(m -> m.group(1)))
          .as(name)
          .singleElement()
          .satisfies(variable -> assertThat(script).contains("${" + variable + ":-"));
    }
  }
}
