package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.selftest.faults.Fault;

final class ChangesTest {
  private static final String SUITE = "conformance/src/main/java/org/mles/conformance/";
  private static final List<CaseDefinition> CASES = CaseBook.complete().cases();

  @Test
  void faultsOfAChangedEnumAreTriedAgain() {
    assertThat(concerned("selftest/faults/v1/PaceFault.java")).containsExactly("small-frames-wait");
  }

  @Test
  void faultsThatAChangedChapterNamesAreTriedAgain() {
    assertThat(concerned("cases/client/ClientSessionCases.java"))
        .containsExactlyInAnyOrder("client-finishes-at-once", "client-stalls-when-flooded");
  }

  @Test
  void aChangeBelowTriesAll() {
    assertThat(concerned("lab/server/Room.java")).hasSize(Faults.all().size());
    assertThat(concerned("selftest/model/Rules.java")).hasSize(Faults.all().size());
  }

  @Test
  void aChangeElsewhereTriesNone() {
    assertThat(concerned("cli/ListCommand.java")).isEmpty();
  }

  @Test
  void aCommitThatDoesNotExistIsToldAsSuch() {
    assertThatThrownBy(() -> Changes.since("no-such-commit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-commit");
  }

  private static List<String> concerned(String path) {
    Changes changes = new Changes(Set.of(SUITE + path));
    return Faults.all().stream()
        .filter(fault -> changes.concern(fault, naming(fault)))
        .map(Fault::word)
        .toList();
  }

  private static List<CaseDefinition> naming(Fault fault) {
    return CASES.stream().filter(c -> c.kills().contains(fault.word())).toList();
  }
}
