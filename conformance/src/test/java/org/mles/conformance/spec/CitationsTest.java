package org.mles.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes sure that code cites clauses that exist, so that a reader can follow each citation. */
final class CitationsTest {
  private static final Pattern ID =
      Pattern.compile("\\b(?:V[12]-[A-Z]+|RSY|PEER|CLI|WSP|N)-\\d{2}\\b(?!-)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../reference-impl/src/main",
        "../proxy/src/main",
        "src/main",
        "../benchmarks/src/main"
      })
  void everyClauseThatCodeCitesExists(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      List<Path> sources = files.filter(each -> each.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path file : sources) {
        assertThat(cited(file))
            .as(file.toString())
            .allSatisfy(id -> assertThat(ClauseIndex.bundled().find(id)).as(id).isPresent());
      }
    }
  }

  private static List<String> cited(Path file) throws IOException {
    return ID.matcher(Files.readString(file)).results().map(hit -> hit.group()).toList();
  }
}
