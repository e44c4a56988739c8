package org.mles.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.run.subjects.reference.ReferenceClient;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.BadPeer;
import org.mles.conformance.selftest.BadPeerSubject;

final class MlesConformanceIT {
  private static final Settings SETTINGS = Settings.ofKeys("factory", null);

  @TestFactory
  Stream<DynamicTest> theReferenceServerConforms() {
    return MlesConformance.cases(new ReferenceSubject(SETTINGS))
        .filter(test -> test.getDisplayName().startsWith("cid."));
  }

  @TestFactory
  Stream<DynamicTest> theReferenceClientConforms() {
    return MlesConformance.cases(new ReferenceClient(SETTINGS))
        .filter(test -> test.getDisplayName().startsWith("client.key."));
  }

  @Test
  void testsHaveTheIdsOfTheCommandLine() {
    List<String> ids =
        CaseBook.complete().cases(Kind.SERVER, Protocol.V1).stream()
            .map(CaseDefinition::id)
            .toList();
    assertThat(
            MlesConformance.cases(new ReferenceSubject(SETTINGS)).map(DynamicTest::getDisplayName))
        .containsExactlyElementsOf(ids);
  }

  @Test
  void aBadPeerFailsWithItsWireLog() {
    DynamicTest test =
        MlesConformance.cases(new BadPeerSubject(BadPeer.CLOSE_AT_ONCE, SETTINGS))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> test.getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("close")
        .hasMessageContaining("sent");
  }
}
