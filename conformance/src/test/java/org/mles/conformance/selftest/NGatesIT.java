package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cases.CaseDefinition;
import org.mles.conformance.cases.Kind;
import org.mles.conformance.cases.Profile;

/** Gates A and E for the cases of the N draft. */
final class NGatesIT {
  private static final List<CaseDefinition> CASES =
      CaseBook.complete().cases(Kind.SERVER, Profile.N_DRAFT);

  private final SelfTest selfTest = new SelfTest(CASES, line -> {});

  @Test
  void everyCasePassesOnTheRightServers() {
    selfTest.rightSubjectsPass();
    assertThat(selfTest.broken()).isEmpty();
  }

  @Test
  void noCasePassesOnABadPeer() {
    selfTest.badPeersPassNothing();
    assertThat(selfTest.broken()).isEmpty();
  }
}
