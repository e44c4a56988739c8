package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the kept kill matrix against the cases: it must be that of this suite, with no gap. */
final class PublishedMatrixTest {
  private static final Path MATRIX = Path.of("..", "results", "conformance", "kill-matrix.json");

  @Test
  void everyCaseIsSeenToNoticeEveryFaultThatItNames() {
    JsonNode matrix = JsonMapper.shared().readTree(MATRIX);
    Map<String, Set<String>> noticed = new TreeMap<>();
    for (JsonNode fault : matrix.path("faults")) {
      Set<String> ids = new TreeSet<>();
      fault.path("noticedBy").forEach(id -> ids.add(id.asString()));
      noticed.put(fault.path("fault").asString(), ids);
    }
    assertThat(noticed)
        .as(
            "made anew by: mles-conformance.jar selftest --full --matrix"
                + " results/conformance/kill-matrix")
        .isEqualTo(named());
  }

  private static Map<String, Set<String>> named() {
    Map<String, Set<String>> named = new TreeMap<>();
    for (CaseDefinition c : CaseBook.complete().cases()) {
      for (String fault : c.kills()) {
        named.computeIfAbsent(fault, word -> new TreeSet<>()).add(c.id());
      }
    }
    return named;
  }
}
