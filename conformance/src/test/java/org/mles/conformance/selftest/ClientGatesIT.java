package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cases.CaseDefinition;
import org.mles.conformance.cases.Kind;
import org.mles.conformance.cases.Profile;

/** Gates A and E for clients: there are none to be had from outside, as for servers. */
final class ClientGatesIT {
  private static final List<CaseDefinition> CASES =
      CaseBook.complete().cases(Kind.CLIENT, Profile.V1);

  private final SelfTest selfTest = new SelfTest(CASES, line -> {});

  @Test
  void everyCasePassesOnTheRightClients() {
    selfTest.rightSubjectsPass();
    assertThat(selfTest.broken()).isEmpty();
  }

  @Test
  void noCasePassesOnABadClient() {
    selfTest.badPeersPassNothing();
    assertThat(selfTest.broken()).isEmpty();
  }
}
