package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.report.JmhReport;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.testing.GrowthSamples;
import org.mles.benchmarks.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a result file is, the answer is a page or one line. */
final class HostileFilesTest {
  private static final long HUGE = 400_000_000;
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path folder = Path.of("");

  @Test
  void refusesEverythingThatIsNoResult() throws Exception {
    Path file = folder.resolve(ResultJson.FILE_NAME);
    List<String> hostile =
        List.of("", "null", "[]", "7", "{}", "{\"schema\":null}", "[".repeat(100_000), "\u0000");
    for (String name :
        List.of(
            ResultJson.FILE_NAME, SweepFile.FILE_NAME, GrowthFile.FILE_NAME, JmhReport.FILE_NAME)) {
      for (String text : hostile) {
        Files.writeString(folder.resolve(name), text);
        assertOneLine(2, "report", folder.resolve(name).toString());
      }
      Files.delete(folder.resolve(name));
    }
    Files.write(file, "{\"\u00e4\":1}".getBytes(StandardCharsets.ISO_8859_1));
    assertOneLine(2, "report", file.toString());
  }

  @Test
  void refusesAFileThatTheMemoryWouldNotHold() throws Exception {
    Path file = folder.resolve(ResultJson.FILE_NAME);
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(HUGE);
    }
    assertOneLine(2, "report", file.toString());
  }

  @Test
  void refusesAFolderInTheFilesPlace() throws Exception {
    Files.createDirectories(folder.resolve(ResultJson.FILE_NAME));
    assertOneLine(2, "report", folder.toString());
  }

  @Test
  void asksForNoPartOfAResultThatMayBeMissing() throws Exception {
    asksForNoPartThatMayBeMissing(ResultJson.FILE_NAME, Samples.result());
    Files.delete(folder.resolve(ResultJson.FILE_NAME));
    asksForNoPartThatMayBeMissing(
        GrowthFile.FILE_NAME, GrowthSamples.usual().sweep(List.of(10, 20), List.of(5)));
  }

  private void asksForNoPartThatMayBeMissing(String name, Object result) throws Exception {
    Path file = folder.resolve(name);
    JsonNode whole = MAPPER.readTree(MAPPER.writeValueAsString(result));
    List<Runnable> changes = new ArrayList<>();
    collect(whole, changes);
    assertThat(changes).hasSizeGreaterThan(50);
    for (int i = 0; i < changes.size(); i++) {
      JsonNode broken = whole.deepCopy();
      List<Runnable> same = new ArrayList<>();
      collect(broken, same);
      same.get(i).run();
      Files.writeString(file, MAPPER.writeValueAsString(broken));
      Said said = Said.to("report", file.toString());
      assertThat(said.exitCode()).as("change %d: %s", i, said.err()).isIn(0, 2);
      assertThat(said.err().lines().count()).as(said.err()).isLessThanOrEqualTo(1);
    }
  }

  /** Collects the changes that make one member, or the first element of one list, null. */
  private static void collect(JsonNode node, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        changes.add(() -> object.set(name, NullNode.getInstance()));
        collect(object.get(name), changes);
      }
    } else if (node instanceof ArrayNode list && !list.isEmpty()) {
      changes.add(() -> list.set(0, NullNode.getInstance()));
      collect(list.get(0), changes);
    }
  }

  @Test
  void saysThatNothingWasMeasured() throws Exception {
    assertOneLine(2, "index", folder.toString());
    assertOneLine(2, "index", folder.toString(), "--check");
    assertOneLine(2, "report", folder.toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAJarThatIsNone() throws Exception {
    Path jar = Files.writeString(folder.resolve("no.jar"), "no jar");
    assertOneLine(2, "gate", "--base", jar.toString(), "--out", folder.toString());
    assertOneLine(2, "gate", "--base", folder.toString(), "--out", folder.toString());
  }

  private static void assertOneLine(int exitCode, String... words) {
    Said said = Said.to(words);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
  }
}
