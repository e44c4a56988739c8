package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** What did not run is not fine, whichever command is asked about it. */
final class NothingComparedTest {
  @TempDir Path folder = Path.of(".");

  private final Commands commands = new Commands();
  private String good = "";
  private String dead = "";
  private String list = "";

  @BeforeEach
  void save() throws IOException {
    good = save("good.json", SavedRuns.server(Verdict.PASS));
    dead = save("dead.json", SavedRuns.server(Verdict.NOT_RUN));
    list = SavedRuns.write(folder, "list.txt", "");
  }

  private String save(String name, RunResult run) throws IOException {
    return SavedRuns.write(folder, name, run);
  }

  @Test
  void diffWithARunThatNeverReachedItsSubjectIsIncomplete() {
    assertThat(commands.execute("diff", good, dead)).isEqualTo(4);
    assertThat(commands.lastLine())
        .isEqualTo("0 broken, 0 fixed, 0 changed otherwise, 3 not compared");
    assertThat(commands.err()).contains("dead.json: 3 of 3 cases did not run");
    assertThat(commands.execute("diff", dead, good)).isEqualTo(4);
    assertThat(commands.execute("diff", dead, dead)).isEqualTo(4);
    assertThat(commands.execute("diff", good, good)).isZero();
  }

  @Test
  void diffMissesWhatOneRunHasNoVerdictOf() throws IOException {
    RunResult part =
        SavedRuns.run("server", "v1", SavedRuns.result("frame.length.zero", Verdict.PASS));
    assertThat(commands.execute("diff", good, save("part.json", part))).isEqualTo(4);
    assertThat(commands.out()).contains("not compared  frame.length.one: pass -> gone");
    RunResult spared = SavedRuns.server(Verdict.NOT_APPLICABLE);
    assertThat(commands.execute("diff", good, save("spared.json", spared))).isEqualTo(4);
    assertThat(commands.execute("diff", save("part.json", part), good)).isZero();
  }

  @Test
  void aFailureCountsMoreThanWhatDidNotRun() throws IOException {
    RunResult mixed =
        SavedRuns.run(
            "server",
            "v1",
            SavedRuns.result("frame.length.zero", Verdict.FAIL),
            SavedRuns.result("frame.length.one", Verdict.NOT_RUN));
    assertThat(commands.execute("diff", good, save("mixed.json", mixed))).isEqualTo(1);
    assertThat(commands.execute("diff", dead, save("mixed.json", mixed))).isEqualTo(1);
  }

  @Test
  void runsOfDifferentKindsAreNotCompared() throws IOException {
    RunResult codec =
        SavedRuns.run("codec", "v1", SavedRuns.result("checksum.bit.63", Verdict.PASS));
    RunResult draft = SavedRuns.run("server", "n-draft", SavedRuns.result("n.join", Verdict.PASS));
    for (String other : new String[] {save("codec.json", codec), save("draft.json", draft)}) {
      assertThat(commands.execute("diff", good, other)).isEqualTo(2);
      assertThat(commands.errLines()).hasSize(1);
      String page = folder.resolve("page.md").toString();
      assertThat(commands.execute("matrix", "--out", page, good, other)).isEqualTo(2);
      assertThat(commands.errLines()).hasSize(1);
      assertThat(Path.of(page)).doesNotExist();
    }
  }

  @Test
  void noBaselineIsWrittenFromARunThatDidNotEnd() {
    Path baseline = folder.resolve("baseline.txt");
    assertThat(commands.execute("baseline", "write", dead, baseline.toString())).isEqualTo(4);
    assertThat(commands.err()).contains("3 of 3 cases did not run");
    assertThat(baseline).doesNotExist();
  }

  @Test
  void aRunThatDidNotEndMeetsNoBaseline() throws IOException {
    assertThat(commands.execute("baseline", "check", dead, list)).isEqualTo(3);
    assertThat(commands.execute("baseline", "check", good, list)).isZero();
    String spared = save("spared.json", SavedRuns.server(Verdict.NOT_APPLICABLE));
    assertThat(commands.execute("baseline", "check", spared, list)).isEqualTo(2);
    assertThat(commands.err()).startsWith("nothing was judged");
    String stale = SavedRuns.write(folder, "stale.txt", "reason: gone\n  frame.no-such\n");
    assertThat(commands.execute("baseline", "check", good, stale)).isEqualTo(1);
    assertThat(commands.err()).contains("there is no case frame.no-such");
  }

  @Test
  void aMatrixOfARunThatDidNotEndIsIncomplete() throws IOException {
    Path page = folder.resolve("page.md");
    assertThat(commands.execute("matrix", "--out", page.toString(), good, dead)).isEqualTo(4);
    assertThat(commands.err()).contains("dead.json: 3 of 3 cases did not run");
    assertThat(Files.readString(page)).contains("not-run");
  }

  @Test
  void replayOfARunThatNeverReachedItsSubjectSaysSo() {
    assertThat(commands.execute("replay", dead)).isEqualTo(2);
    assertThat(commands.err()).contains("no case to run again").contains("did not run");
  }

  @Test
  void aListKeepsWhatItExpectedBefore() throws IOException {
    String run = save("expected.json", SavedRuns.server(Verdict.EXPECTED_FAIL));
    assertThat(commands.execute("baseline", "write", run, list)).isZero();
    assertThat(Files.readString(Path.of(list))).contains("  frame.length.zero\n");
  }
}
