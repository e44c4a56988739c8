package org.mles.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the specification itself to its rules; its form is the parser's business. */
final class BundledSpecTest {
  private static final Path FOLDER = Path.of("spec");

  /** Highest number given out in each chapter. It only grows: an id that was published stays. */
  private static final Map<String, Integer> GIVEN_OUT =
      Map.ofEntries(
          Map.entry("V1-HDR", 14),
          Map.entry("V1-CBOR", 18),
          Map.entry("V1-KEY", 15),
          Map.entry("V1-CID", 9),
          Map.entry("V1-JOIN", 7),
          Map.entry("V1-FWD", 10),
          Map.entry("V1-HIST", 10),
          Map.entry("V1-CLOSE", 6),
          Map.entry("V1-LIM", 14),
          Map.entry("V1-ROB", 1),
          Map.entry("RSY", 22),
          Map.entry("PEER", 25),
          Map.entry("CLI", 10),
          Map.entry("N", 22),
          Map.entry("V2-HTTP", 11),
          Map.entry("V2-HS", 12),
          Map.entry("V2-ORG", 3),
          Map.entry("V2-WS", 19),
          Map.entry("V2-FF", 10),
          Map.entry("V2-AUTH", 7),
          Map.entry("V2-DUP", 3),
          Map.entry("V2-FWD", 7),
          Map.entry("V2-HIST", 5),
          Map.entry("V2-PING", 2),
          Map.entry("V2-CLOSE", 5),
          Map.entry("V2-LIM", 5),
          Map.entry("V2-ROB", 1),
          Map.entry("V2-CLI", 13),
          Map.entry("V2-PRX", 10),
          Map.entry("TLS-PORT", 4),
          Map.entry("TLS-HS", 4),
          Map.entry("TLS-REC", 4),
          Map.entry("TLS-END", 3),
          Map.entry("TLS-VER", 4),
          Map.entry("TLS-CERT", 3),
          Map.entry("TLS-LIM", 3),
          Map.entry("WSP", 22));

  private final ClauseIndex index = ClauseIndex.bundled();

  @Test
  void everyIdThatWasGivenOutIsThereAndNoNumberIsLeftOut() {
    assertThat(index.chapters()).containsExactlyInAnyOrderElementsOf(GIVEN_OUT.keySet());
    GIVEN_OUT.forEach(
        (chapter, highest) ->
            assertThat(index.ofChapter(chapter))
                .extracting(Clause::id)
                .containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(1, highest)
                        .mapToObj(n -> String.format(Locale.ROOT, "%s-%02d", chapter, n))
                        .toList()));
  }

  @Test
  void everyClauseIsOneOrMoreWholeSentences() {
    for (Clause clause : index.clauses()) {
      assertThat(clause.text()).as(clause.id()).matches("\\p{Lu}.*\\.");
      assertThat(clause.differs()).as(clause.id()).matches("|.*\\.");
      assertThat(clause.notObservable()).as(clause.id()).matches("|.*\\.");
    }
  }

  @Test
  void everyLevelAndEveryRoleIsUsed() {
    assertThat(Level.values()).allSatisfy(level -> assertThat(index.ofLevel(level)).isNotEmpty());
    assertThat(Role.values()).allSatisfy(role -> assertThat(index.ofRole(role)).isNotEmpty());
  }

  @Test
  void everyClauseCanBeFoundByItsPlaceInTheFile() throws IOException {
    for (Clause clause : index.clauses()) {
      List<String> lines = Files.readAllLines(FOLDER.resolve(clause.document()));
      assertThat(lines.get(clause.line() - 1)).contains("**" + clause.id() + "**");
    }
  }
}
