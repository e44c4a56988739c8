package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;

/**
 * Gates B and C on all faults; gates A and E are shown by the command line's own tests. The whole
 * {@code selftest} command runs them all.
 */
final class SelfTestIT {
  private static final List<CaseDefinition> CASES = CaseBook.complete().cases();

  @Test
  void everyCaseNoticesEveryFaultThatItNames() {
    SelfTest selfTest = new SelfTest(CASES, line -> {});
    selfTest.faultsAreNoticed(false);
    assertThat(selfTest.broken()).isEmpty();
    assertThat(selfTest.matrix().markdown()).contains("| **no-key-check**");
    assertThat(selfTest.matrix().json()).contains("\"mles-kill-matrix/1\"");
  }

  @Test
  void theGatesAreNotBlind() {
    List<CaseDefinition> one =
        CASES.stream().filter(c -> c.id().equals("join.no-greeting")).toList();
    CaseDefinition honest = one.get(0);
    CaseDefinition boastful =
        new CaseDefinition(
            honest.id(),
            honest.title(),
            honest.chapter(),
            honest.kind(),
            honest.protocol(),
            honest.clauses(),
            honest.level(),
            Set.of("newest-first"),
            honest.setup(),
            honest.segmentation(),
            honest.since(),
            honest.method());
    SelfTest selfTest = new SelfTest(List.of(boastful), line -> {});
    selfTest.faultsAreNoticed(false);
    assertThat(selfTest.broken())
        .anySatisfy(line -> assertThat(line).startsWith("B: newest-first survives"))
        .anySatisfy(line -> assertThat(line).startsWith("C: newest-first is noticed by no case"));
  }
}
