package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.conformance.selftest.faults.Fault;

final class BrokenClauseTest {
  @ParameterizedTest
  @MethodSource("org.mles.conformance.selftest.Faults#all")
  void everyFaultBreaksOneClause(Fault fault) {
    assertThat(BrokenClause.of(fault)).isNotEmpty();
  }

  @Test
  void refusesAFaultOfSeveralClausesOfWhichNoneIsChosen() {
    assertThatThrownBy(() -> BrokenClause.of("a-new-fault", Set.of("V1-KEY-02", "V1-KEY-03")))
        .hasMessageContaining("a-new-fault breaks one clause");
  }

  @Test
  void refusesAChoiceWhereThereIsNothingToChoose() {
    assertThatThrownBy(() -> BrokenClause.of("leaks-cid", Set.of("V1-CID-07")))
        .hasMessageContaining("chosen: V1-CID-07");
  }
}
