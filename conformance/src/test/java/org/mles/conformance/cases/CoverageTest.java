package org.mles.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Hints;
import org.mles.conformance.spec.Level;
import org.mles.conformance.spec.Role;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;

/** Every observable MUST is claimed by a case or a vector. */
final class CoverageTest {
  @Test
  void everyObservableMustIsClaimed() {
    Set<String> claimed = claimed();
    Set<String> open = new TreeSet<>();
    for (Clause clause : ClauseIndex.bundled().ofLevel(Level.MUST)) {
      boolean asked = clause.roles().stream().anyMatch(role -> mustBeClaimed(clause, role));
      if (asked && !claimed.contains(clause.id())) {
        open.add(clause.id() + " " + clause.text());
      }
    }
    assertThat(open).isEmpty();
  }

  /** A server case or a vector shows nothing of a client, and a warning nothing of a MUST. */
  @ParameterizedTest
  @EnumSource
  void everyObservableMustIsClaimedAtItsLevelByThoseWhoAskWhomItBinds(Role role) {
    assertThat(
            ClauseIndex.bundled().ofLevel(Level.MUST).stream()
                .filter(clause -> clause.roles().contains(role) && mustBeClaimed(clause, role))
                .filter(clause -> role != Role.CLIENT || !clause.chapter().equals("N"))
                .map(Clause::id))
        .isNotEmpty()
        .isSubsetOf(claimedAsMust(role));
  }

  private static Set<String> claimedAsMust(Role role) {
    Set<String> claimed = new TreeSet<>();
    if (role == Role.CODEC) {
      for (Vector vector : vectors()) {
        if (vector.level().equals(Level.MUST.word())) {
          claimed.addAll(vector.clauses());
        }
      }
      return claimed;
    }
    for (CaseDefinition c : CaseBook.complete().cases()) {
      if (c.level() == Level.MUST && c.kind().word().equals(role.word())) {
        claimed.addAll(c.clauses());
      }
    }
    return claimed;
  }

  /** The word goes from the head of a document with the first case that claims a clause of it. */
  @Test
  void nothingOfADocumentThatIsNotJudgedYetIsClaimed() {
    assertThat(claimed())
        .allSatisfy(
            id ->
                assertThat(ClauseIndex.bundled().clause(id).roles())
                    .as(id)
                    .anyMatch(role -> isJudged(id, role)));
  }

  /** Whoever breaks a clause is told what is mostly behind that. */
  @Test
  void everyClauseThatIsJudgedHasAHint() {
    assertThat(Hints.bundled().all().keySet()).containsAll(claimed());
  }

  private static boolean isJudged(String id, Role role) {
    return ClauseIndex.bundled().isJudged(ClauseIndex.bundled().clause(id), role);
  }

  private static boolean mustBeClaimed(Clause clause, Role role) {
    return clause.observable() && ClauseIndex.bundled().isJudged(clause, role);
  }

  private static Set<String> claimed() {
    Set<String> claimed = new TreeSet<>();
    CaseBook.complete().cases().forEach(c -> claimed.addAll(c.clauses()));
    vectors().forEach(v -> claimed.addAll(v.clauses()));
    return claimed;
  }

  private static List<Vector> vectors() {
    return Stream.of(Protocol.values())
        .flatMap(protocol -> BundledPacks.of(protocol.word()).stream())
        .flatMap(VectorPack::tests)
        .toList();
  }
}
