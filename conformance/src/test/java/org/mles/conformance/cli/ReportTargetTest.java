package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.cli.file.Devices;
import org.mles.conformance.outcome.Verdict;

/** Where reports go, and that nothing of the user's is lost on the way. */
final class ReportTargetTest {
  @TempDir Path folder = Path.of(".");

  private final Commands commands = new Commands();

  private int run(String... reports) {
    return commands.execute(
        "run", "codec", "--select", "checksum.bit.63", "--report", String.join(",", reports));
  }

  private void refused(String... reports) {
    assertThat(run(reports)).as(String.join(",", reports)).isEqualTo(2);
    assertThat(commands.errLines()).hasSize(1);
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void twoReportsDoNotGoToOneFileWhateverItIsCalled() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path hard = Files.createLink(folder.resolve("hard"), file);
    Files.createDirectory(folder.resolve("sub"));
    List<Path> names = List.of(file, link, hard, folder.resolve("sub/../a.json"));
    for (Path name : names) {
      refused("json=" + file, "md=" + name);
    }
    assertThat(file).hasContent("before");
    refused("json=" + folder.resolve("new"), "md=" + folder.resolve("sub/../NEW"));
    Path device = Devices.nowhere(folder);
    refused("json=" + device, "md=" + device);
  }

  @Test
  void aFormatIsWrittenOnce() {
    refused("json=" + folder.resolve("a"), "json=" + folder.resolve("b"));
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void whatIsNoFileNameIsRefused() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    Path dangling = Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    refused("json");
    refused("json=");
    refused("json=" + folder);
    refused("json=" + folder + "/new/");
    refused("json=" + dangling);
    refused("json=" + loop);
    refused("json=" + Files.writeString(folder.resolve("file"), "").resolve("below"));
    refused("json=" + folder.resolve("n".repeat(300)));
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void devicesAreWrittenToAndStayDevices() throws Exception {
    Path device = Devices.nowhere(folder);
    assertThat(run("json=" + device)).isZero();
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aReportThatAFullDeviceTakesNotIsAnErrorInOneLine() throws Exception {
    Path device = Devices.full(folder);
    assertThat(run("json=" + device)).isEqualTo(2);
    assertThat(commands.errLines()).hasSize(1);
    assertThat(commands.err()).startsWith("cannot write " + device + ": ");
    assertThat(commands.lastLine()).isEqualTo("1 passed, 0 failed, 0 skipped");
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void oneLostReportDoesNotTakeTheOthersWithIt() throws Exception {
    Path page = folder.resolve("page.md");
    assertThat(run("json=" + Devices.full(folder), "md=" + page)).isEqualTo(2);
    assertThat(page).isNotEmptyFile();
  }

  @Test
  void whatACommandReadsItDoesNotWrite() throws IOException {
    String result = SavedRuns.write(folder, "run.json", SavedRuns.server(Verdict.FAIL));
    String list = SavedRuns.write(folder, "list.txt", "");
    String before = Files.readString(Path.of(result));
    assertThat(commands.execute("baseline", "write", result, result)).isEqualTo(2);
    assertThat(commands.execute("matrix", "--out", result, result)).isEqualTo(2);
    assertThat(commands.execute("replay", result, "--report", "json=" + result)).isEqualTo(2);
    assertThat(Path.of(result)).hasContent(before);
    String[] run = {"run", "codec", "--expected-failures", list, "--report", "md=" + list};
    assertThat(commands.execute(run)).isEqualTo(2);
    assertThat(Path.of(list)).isEmptyFile();
  }

  @Test
  void everyCommandThatWritesReplacesBehindALinkAndRefusesAFolder() throws IOException {
    String result = SavedRuns.write(folder, "run.json", SavedRuns.server(Verdict.FAIL));
    List<List<String>> writers =
        List.of(
            List.of("baseline", "write", result, "OUT"),
            List.of("matrix", result, "--out", "OUT"),
            List.of("vectors", "export", "OUT"),
            List.of("run", "codec", "--select", "checksum.bit.63", "--report", "junit=OUT"));
    for (List<String> writer : writers) {
      Path target = Files.writeString(folder.resolve("target"), "before");
      Path link = Files.createSymbolicLink(folder.resolve("link" + writer.get(0)), target);
      assertThat(commands.execute(words(writer, link))).as(commands.err()).isZero();
      assertThat(Files.isSymbolicLink(link)).isTrue();
      assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
      assertThat(target).satisfies(t -> assertThat(Files.size(t)).isGreaterThan(20));
      assertThat(commands.execute(words(writer, folder))).isEqualTo(2);
      assertThat(commands.errLines()).hasSize(1);
    }
  }

  private static String[] words(List<String> line, Path out) {
    return line.stream().map(w -> w.replace("OUT", out.toString())).toArray(String[]::new);
  }

  @Test
  void aSelfTestKnowsBeforeItsFirstCaseThatItsMatrixCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(commands.execute("selftest", "--matrix", file + "/below")).isEqualTo(2);
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void packsAreMadeInAFolderOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    assertThat(commands.execute("vectors", "generate", "--out", file.toString())).isEqualTo(2);
    assertThat(commands.errLines()).hasSize(1);
    assertThat(file).hasContent("before");
  }
}
