package org.mles.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.testing.Samples;
import org.mles.benchmarks.workload.Streams;

final class ResultSchemaTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void acceptsWhatTheToolWrites() throws Exception {
    assertThat(complaints(written())).isEmpty();
  }

  @Test
  void refusesATimeThatIsNoInteger() throws Exception {
    String wrong = written().replace("\"p50\" : 1000000", "\"p50\" : 1000000.5");
    assertThat(complaints(wrong)).contains("p50");
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    written();
    assertThat(ResultJson.read(folder.resolve("r.json"))).isEqualTo(Samples.result());
  }

  /** Files that were kept before there were channels have no such keys. */
  @Test
  void readsAResultThatKnewOneChannelAndOnePublisher() throws Exception {
    String old = written().replaceAll(",\\s*\"(channels|publishers)\" : 1", "");
    assertThat(old).doesNotContain("\"channels\"", "\"publishers\"");
    assertThat(complaints(old)).isEmpty();
    Path file = folder.resolve("old.json");
    Files.writeString(file, old);
    ResultFile.Load load = ResultJson.read(file).workload();
    assertThat(load.streams()).isEqualTo(Streams.ONE);
    assertThat(load.readers()).isEqualTo(load.subscribers());
  }

  @Test
  void refusesAnotherVersionOfTheFormat() throws Exception {
    Path file = folder.resolve("new.json");
    Files.writeString(file, written().replace("fanout-result/1", "fanout-result/2"));
    assertThatIOException()
        .isThrownBy(() -> ResultJson.read(file))
        .withMessageContaining("fanout-result/2");
  }

  private String written() throws Exception {
    Path file = folder.resolve("r.json");
    ResultJson.write(file, Samples.result());
    return Files.readString(file);
  }

  private static String complaints(String json) throws Exception {
    try (InputStream schema = ResultFile.class.getResourceAsStream("fanout-result-1.schema.json")) {
      String text =
          new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON)
          .validate(json, InputFormat.JSON)
          .toString()
          .replace("[]", "");
    }
  }
}
