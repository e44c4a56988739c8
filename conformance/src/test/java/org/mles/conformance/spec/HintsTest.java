package org.mles.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HintsTest {
  private static final Map<String, String> ALL = Hints.bundled().all();

  @Test
  void readsItemsWithTheLinesThatContinueThem() {
    Hints hints =
        Hints.parse(List.of("# Title", "- **A-01**: One", "  two.", "", "prose", "- **A-02**: B."));
    assertThat(hints.all()).isEqualTo(Map.of("A-01", "One two.", "A-02", "B."));
    assertThat(hints.of("A-03")).isEmpty();
  }

  @Test
  void refusesWhatOnlyResemblesAHint() {
    assertThatThrownBy(() -> Hints.parse(List.of("", "- **A-01** no colon")))
        .hasMessageContaining("mles-hints.md:2");
    assertThatThrownBy(() -> Hints.parse(List.of("- **A-01**: a", "- **A-01**: b")))
        .hasMessageContaining("mles-hints.md:2: A-01 comes twice");
  }

  @Test
  void everyHintIsAboutAClauseAndSaysSomethingOfItsOwn() {
    assertThat(ALL.keySet()).allSatisfy(id -> ClauseIndex.bundled().clause(id));
    assertThat(ALL.values()).doesNotHaveDuplicates();
    ALL.forEach((id, hint) -> assertThat(hint).as(id).matches("[\\p{Lu}\\d`].{30,300}\\."));
  }

  /** They are in the order of the text, so that a reader and the next writer find them. */
  @Test
  void hintsStandByChapterInTheOrderOfTheirNumbers() {
    for (String chapter : ClauseIndex.bundled().chapters()) {
      assertThat(ALL.keySet().stream().filter(id -> chapterOf(id).equals(chapter)))
          .as(chapter)
          .isSorted();
    }
  }

  @Test
  void noHintUsesTheWordsThatBind() {
    Set<String> binding = Set.of("MUST", "SHOULD", "MAY", "SHALL", "REQUIRED");
    ALL.forEach(
        (id, hint) -> assertThat(hint.split("\\W+")).as(id).doesNotContainAnyElementsOf(binding));
  }

  private static String chapterOf(String id) {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
