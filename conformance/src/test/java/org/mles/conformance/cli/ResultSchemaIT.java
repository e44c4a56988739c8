package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.BadPeer;
import org.mles.conformance.selftest.BadPeerSubject;
import org.mles.conformance.selftest.Faults;

/** Holds what runs really write against the published schema, every verdict of it. */
final class ResultSchemaIT {
  private static final Schema SCHEMA = schema();
  private static final Settings KEY = Settings.ofKeys("k", null);

  @TempDir Path folder = Path.of(".");

  private final Set<Verdict> seen = EnumSet.noneOf(Verdict.class);

  @Test
  void everyVerdictOfRealRunsFitsTheSchema() throws IOException {
    String known = listing("frame.length.zero", "frame.length.one");
    written("run", "--select", "frame.length.*,V1-KEY-09,body.*", "--expected-failures", known);
    written("run", "--target", "127.0.0.1:1", "--select", "frame.length.zero");
    written("run", "--select", "soak.idle");
    written("run", "codec", "--select", "checksum.bit.6*");
    judged(new BadPeerSubject(BadPeer.CLOSE_AT_ONCE, KEY), "*", known);
    ServerSubject canonicalOnly = (ServerSubject) Faults.named("resync-canonical-only").subject();
    judged(canonicalOnly, "resync.indefinite", known);
    assertThat(seen).containsAll(EnumSet.complementOf(EnumSet.of(Verdict.FLAKY)));
  }

  @Test
  void theSchemaIsClosed() throws IOException {
    String json = written("run", "--select", "frame.length.zero");
    assertThat(problems(json.replaceFirst("\\{", "{\"surprise\": 1,"))).isNotEmpty();
    assertThat(problems(json.replaceFirst("\"pass\"", "\"great\""))).isNotEmpty();
    assertThat(problems(json.replaceFirst("\"pass\"", "\"not-run\""))).isNotEmpty();
    assertThat(problems(json.replaceFirst("\"pass\"", "\"flaky\""))).isNotEmpty();
  }

  private void judged(ServerSubject subject, String select, String known) throws IOException {
    try (Subject.Running running = subject.start(KEY)) {
      String target = "127.0.0.1:" + running.address().getPort();
      String[] run = {
        "run", "--target", target, "--key", "k", "--select", select, "--expected-failures", known
      };
      written(run);
    }
  }

  private String written(String... words) throws IOException {
    Path file = folder.resolve("run.json");
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--report";
    all[words.length + 1] = "json=" + file;
    ConformanceCommand.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(all);
    String json = Files.readString(file);
    assertThat(problems(json)).as(String.join(" ", words)).isEmpty();
    RunResult run = ResultJson.read(json);
    run.cases().forEach(c -> seen.add(c.verdict()));
    return json;
  }

  private String listing(String... ids) throws IOException {
    Path file = folder.resolve("known.txt");
    Files.writeString(file, "reason: for the schema\n  " + String.join("\n  ", ids) + "\n");
    return file.toString();
  }

  private static List<Error> problems(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  private static Schema schema() {
    String name = "mles-conformance-1.schema.json";
    try (InputStream in = ResultJson.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
