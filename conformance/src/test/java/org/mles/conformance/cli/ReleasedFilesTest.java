package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.text.Resource;

/** Files that 0.1.0 wrote are read by every command that reads such, or refused in one line. */
final class ReleasedFilesTest {
  @TempDir Path folder = Path.of(".");

  private final Commands commands = new Commands();
  private String result = "";
  private String known = "";

  @BeforeEach
  void copy() throws IOException {
    result = copied("server.json");
    known = copied("known-failures.txt");
  }

  private String copied(String name) throws IOException {
    return SavedRuns.write(
        folder, name, Resource.text(ReleasedFilesTest.class, "released-0.1.0/" + name));
  }

  @Test
  void aListOfExpectedFailuresStillExpectsThem() {
    assertThat(commands.execute("baseline", "check", result, known)).isZero();
    assertThat(commands.lastLine()).isEqualTo("6 passed, 0 failed, 2 skipped");
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void aResultMakesTheSameListAgain() throws IOException {
    String written = folder.resolve("written.txt").toString();
    assertThat(commands.execute("baseline", "write", result, written)).isZero();
    assertThat(Files.readString(Path.of(written))).isEqualTo(Files.readString(Path.of(known)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.json", "codec.json", "n-draft.json", "client.json", "peer.json"})
  void aResultIsComparedWithItselfAndPutIntoTables(String name) throws IOException {
    String old = copied(name);
    assertThat(commands.execute("diff", old, old)).as(commands.err()).isZero();
    String page = folder.resolve("page.md").toString();
    assertThat(commands.execute("matrix", "--out", page, old)).as(commands.err()).isZero();
    String table = folder.resolve("table").toString();
    assertThat(commands.execute("keep", "--table", table, old)).as(commands.err()).isZero();
    assertThat(ResultJson.read(Files.readString(Path.of(old))).suite()).isEqualTo("0.1.0");
  }

  @Test
  void aReplayFindsWhatToAskAgain() {
    assertThat(commands.execute("replay", result, "--target", "127.0.0.1:1")).isEqualTo(3);
    assertThat(commands.err()).contains("cannot reach the subject");
  }

  @Test
  void aFindingOfTheSearchIsRefusedInALineThatSaysWhatToDo() throws IOException {
    String finding = copied("finding.json");
    assertThat(commands.execute("replay", finding, "--target", "127.0.0.1:1")).isEqualTo(2);
    assertThat(commands.errLines())
        .containsExactly(
            finding
                + ": a finding of 0.1.0, whose steps mean something else now; search again with"
                + " --fuzz");
  }
}
