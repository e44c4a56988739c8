package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.Verdict;

/** Every command that reads a file, given every kind of file that is none for it. */
final class BadFilesTest {
  private static final String BEGIN = "{\"format\":\"mles-conformance/1\"";
  private static final long HUGE_OCTETS = 400L << 20;

  @TempDir static Path folder = Path.of(".");

  private final Commands commands = new Commands();

  @TestFactory
  Stream<DynamicTest> noCommandTakesABadResult() throws IOException, InterruptedException {
    String good = SavedRuns.write(folder, "good.json", SavedRuns.server(Verdict.FAIL));
    String list = SavedRuns.write(folder, "list.txt", "");
    String page = folder.resolve("page.md").toString();
    Map<String, String> files = badFiles();
    files.putAll(badResults());
    return tests(
        files,
        List.of(
            List.of("diff", good, "BAD"),
            List.of("diff", "BAD", good),
            List.of("baseline", "write", "BAD", folder.resolve("written.txt").toString()),
            List.of("baseline", "check", "BAD", list),
            List.of("matrix", "--out", page, good, "BAD"),
            List.of("keep", "--table", folder.resolve("table").toString(), good, "BAD"),
            List.of("replay", "BAD")));
  }

  @TestFactory
  Stream<DynamicTest> noCommandTakesABadPack() throws IOException, InterruptedException {
    Map<String, String> files = badFiles();
    files.putAll(badJson("mles-vectors/1"));
    return tests(
        files,
        List.of(List.of("vectors", "lint", "BAD"), List.of("run", "codec", "--vectors", "BAD")));
  }

  @TestFactory
  Stream<DynamicTest> noCommandTakesABadList() throws IOException, InterruptedException {
    String good = SavedRuns.write(folder, "good.json", SavedRuns.server(Verdict.FAIL));
    Map<String, String> files = badFiles();
    files.remove("empty");
    files.put("no reason", text("no-reason", "frame.length.zero\n"));
    files.put("controls", text("controls", "reason: x\n  a \u001b[31m\u202e\n"));
    files.put("JSON", text("list.json", "{\"cases\": []}"));
    return tests(
        files,
        List.of(
            List.of("baseline", "check", good, "BAD"),
            List.of("run", "codec", "--dry-run", "--expected-failures", "BAD")));
  }

  private Stream<DynamicTest> tests(Map<String, String> files, List<List<String>> commandLines) {
    List<DynamicTest> tests = new ArrayList<>();
    files.forEach(
        (kind, file) -> {
          for (List<String> line : commandLines) {
            tests.add(
                DynamicTest.dynamicTest(
                    String.join(" ", line.subList(0, 2)) + ": " + kind, () -> refused(line, file)));
          }
        });
    return tests.stream();
  }

  private void refused(List<String> line, String file) {
    String[] args = line.stream().map(word -> word.replace("BAD", file)).toArray(String[]::new);
    assertThat(commands.execute(args)).as(commands.err()).isEqualTo(2);
    assertThat(commands.errLines()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    assertThat(commands.errLines())
        .allSatisfy(l -> assertThat(l).hasSizeLessThan(600).doesNotContain("\tat ", "\u001b"))
        .allSatisfy(l -> assertThat(l).contains(Path.of(file).getFileName().toString()));
  }

  /** Returns files that are no text of any kind. */
  private static Map<String, String> badFiles() throws IOException, InterruptedException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("missing", folder.resolve("no-such-file").toString());
    files.put("folder", Files.createDirectories(folder.resolve("a-folder")).toString());
    files.put("pipe", pipe().toString());
    files.put("endless device", "/dev/zero");
    files.put("huge", huge().toString());
    files.put("empty", text("empty", ""));
    files.put("binary", octets("binary", new byte[] {0, 1, 2, (byte) 0xFF, 27, '['}));
    files.put("UTF-16", octets("utf-16", "reason: a".getBytes(StandardCharsets.UTF_16)));
    files.put("invalid UTF-8", octets("latin-1", "ä\n".getBytes(StandardCharsets.ISO_8859_1)));
    return files;
  }

  private static Map<String, String> badJson(String format) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("null", text("null.json", "null"));
    files.put("array", text("array.json", "[1, 2]"));
    files.put("text", text("text.json", "\"" + format + "\""));
    files.put("object", text("object.json", "{}"));
    files.put("no JSON", text("xml.json", "<result/>"));
    files.put("deep", text("deep.json", "[".repeat(200_000)));
    files.put("deep object", text("deeper.json", "{\"a\":".repeat(200_000)));
    files.put("long name", text("name.json", "{\"" + "n".repeat(200_000) + "\":1}"));
    files.put("many values", text("many.json", "[" + "1,".repeat(500_000) + "1]"));
    files.put(
        "deep inside",
        text("inside.json", "{\"format\":\"" + format + "\",\"suite\":" + "[".repeat(9_999)));
    return files;
  }

  private static Map<String, String> badResults() throws IOException {
    String good = ResultJson.write(SavedRuns.server(Verdict.FAIL));
    Map<String, String> files = badJson("mles-conformance/1");
    files.put("truncated", text("half.json", good.substring(0, good.length() / 2)));
    files.put("newer", text("newer.json", good.replace("conformance/1", "conformance/2")));
    files.put("other format", text("pack.json", good.replace("conformance/1", "vectors/1")));
    files.put("begun only", text("begun.json", BEGIN + "}"));
    files.put("surprise", text("surprise.json", good.replaceFirst("\\{", "{\"surprise\":1,")));
    files.put("twice", text("twice.json", good.replace("length.one", "length.zero")));
    files.put("null field", text("null-field.json", good.replace("\"subject\"", "null")));
    files.put("other kind", text("kind.json", good.replace("\"server\"", "\"toaster\"")));
    files.put("no case", text("none.json", good.replaceFirst("(?s)\"cases\".*", "\"cases\": []}")));
    files.put("long clause", text("clause.json", good.replace("V1-HDR", "A-".repeat(200_000))));
    files.put("controls", text("esc.json", good.replace("\"fail\"", "\"\\u001b[31m\\u202e\"")));
    files.put("rest behind", text("rest.json", good + good));
    return files;
  }

  private static String text(String name, String text) throws IOException {
    return octets(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String octets(String name, byte[] octets) throws IOException {
    return Files.write(folder.resolve(name), octets).toString();
  }

  /** A file with a hole takes no room on the disk. */
  private static Path huge() throws IOException {
    Path file = folder.resolve("huge");
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(HUGE_OCTETS);
    }
    return file;
  }

  private static Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    if (!Files.exists(pipe)) {
      Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
      assertThat(made.waitFor()).isZero();
    }
    return pipe;
  }
}
