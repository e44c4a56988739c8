package org.mles.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Level;
import org.mles.conformance.spec.Role;
import org.mles.conformance.vector.BundledPacks;

/** Every observable MUST is claimed by a case or a vector. */
final class CoverageTest {
  @Test
  void everyObservableMustIsClaimed() {
    Set<String> claimed = claimed();
    Set<String> open = new TreeSet<>();
    for (Clause clause : ClauseIndex.bundled().ofLevel(Level.MUST)) {
      if (mustBeClaimed(clause) && !claimed.contains(clause.id())) {
        open.add(clause.id() + " " + clause.text());
      }
    }
    assertThat(open).isEmpty();
  }

  /** A server case or a vector shows nothing of a client. */
  @Test
  void everyObservableMustOfClientsIsClaimedByAClientCase() {
    Set<String> claimed = new TreeSet<>();
    CaseBook.complete().cases(Kind.CLIENT, Protocol.V1).forEach(c -> claimed.addAll(c.clauses()));
    assertThat(
            ClauseIndex.bundled().ofLevel(Level.MUST).stream()
                .filter(clause -> mustBeClaimed(clause) && clause.roles().contains(Role.CLIENT))
                .filter(clause -> !clause.chapter().equals("N"))
                .map(Clause::id))
        .isNotEmpty()
        .isSubsetOf(claimed);
  }

  /** The word goes from the head of a document with the first case that claims a clause of it. */
  @Test
  void nothingOfADocumentThatIsNotJudgedYetIsClaimed() {
    assertThat(claimed())
        .allSatisfy(
            id ->
                assertThat(ClauseIndex.bundled().isJudged(ClauseIndex.bundled().clause(id)))
                    .as(id)
                    .isTrue());
  }

  private static boolean mustBeClaimed(Clause clause) {
    return clause.observable() && ClauseIndex.bundled().isJudged(clause);
  }

  private static Set<String> claimed() {
    Set<String> claimed = new TreeSet<>();
    CaseBook.complete().cases().forEach(c -> claimed.addAll(c.clauses()));
    for (Protocol protocol : Protocol.values()) {
      BundledPacks.of(protocol.word())
          .forEach(pack -> pack.tests().forEach(v -> claimed.addAll(v.clauses())));
    }
    return claimed;
  }
}
