package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cases.CaseBook;

/**
 * Gates A and E for what the command line's own tests do not show: clients, since there are none to
 * be had from outside, proxies, bridges, and servers of the N draft and of version 2.
 */
final class GatesIT {
  @ParameterizedTest
  @CsvSource({
    "CLIENT, V1",
    "PROXY, V1",
    "SERVER, N_DRAFT",
    "SERVER, V2",
    "CLIENT, V2",
    "BRIDGE, V2"
  })
  void everyCasePassesOnTheRightSubjects(Kind kind, Protocol protocol) {
    findsNothing(kind, protocol, SelfTest::rightSubjectsPass);
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, V1",
    "PROXY, V1",
    "SERVER, N_DRAFT",
    "SERVER, V2",
    "CLIENT, V2",
    "BRIDGE, V2"
  })
  void noCasePassesOnABadSubject(Kind kind, Protocol protocol) {
    findsNothing(kind, protocol, SelfTest::badPeersPassNothing);
  }

  private static void findsNothing(Kind kind, Protocol protocol, Consumer<SelfTest> gate) {
    SelfTest selfTest = new SelfTest(CaseBook.complete().cases(kind, protocol), line -> {});
    gate.accept(selfTest);
    assertThat(selfTest.broken()).isEmpty();
  }
}
