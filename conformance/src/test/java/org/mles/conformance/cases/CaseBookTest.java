package org.mles.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Level;

final class CaseBookTest {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)+(\\[[a-z-]+])?");
  private static final List<CaseDefinition> CASES = CaseBook.complete().cases();

  @Test
  void idsAreSlugs() {
    assertThat(CASES).allSatisfy(c -> assertThat(c.id()).matches(SLUG));
  }

  @Test
  void everyClaimedClauseExists() {
    Set<String> dangling = new TreeSet<>();
    for (CaseDefinition c : CASES) {
      for (String clause : c.clauses()) {
        if (ClauseIndex.bundled().find(clause).isEmpty()) {
          dangling.add(c.id() + " claims " + clause);
        }
      }
    }
    assertThat(dangling).isEmpty();
  }

  @Test
  void everyCaseNamesAFaultAndEveryFaultIsNamed() {
    Set<String> named = new TreeSet<>();
    for (CaseDefinition c : CASES) {
      assertThat(c.kills()).as(c.id()).isNotEmpty();
      named.addAll(c.kills());
    }
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(Faults.all().stream().map(Fault::word).toList());
  }

  @Test
  void everyCaseNamesFaultsOfItsOwnKindAndProtocol() {
    for (CaseDefinition c : CASES) {
      assertThat(c.kills())
          .as(c.id())
          .allSatisfy(word -> assertThat(Faults.named(word).kind()).isEqualTo(c.kind()))
          .allSatisfy(word -> assertThat(Faults.named(word).protocol()).isEqualTo(c.protocol()));
    }
  }

  @Test
  void titlesAreSentencesWithoutAFullStop() {
    assertThat(CASES)
        .allSatisfy(
            c -> {
              assertThat(Character.isUpperCase(c.title().charAt(0))).as(c.id()).isTrue();
              assertThat(c.title()).as(c.id()).doesNotEndWith(".");
            });
  }

  /** A MUST that only warns when it is broken would not be judged as one. */
  @Test
  void noCaseClaimsAMustBesideALesserClauseThatItIsJudgedBy() {
    assertThat(CASES)
        .filteredOn(c -> c.level() != Level.MUST)
        .allSatisfy(
            c ->
                assertThat(c.clauses())
                    .as(c.id())
                    .noneMatch(id -> ClauseIndex.bundled().clause(id).level() == Level.MUST));
  }

  @Test
  void levelsComeFromTheSpecification() {
    for (CaseDefinition c : CASES) {
      Clause clause = ClauseIndex.bundled().clause(c.clause());
      assertThat(c.level()).as(c.id()).isEqualTo(clause.level());
    }
  }
}
