package org.mles.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireRuleTest {
  @Test
  void givesEachRuleAClauseOfItsOwn() {
    assertThat(Arrays.stream(WireRule.values()).map(WireRule::clause))
        .allMatch(clause -> clause.matches("((V[12]|TLS)-[A-Z]+|RSY|N)-\\d\\d"))
        .doesNotHaveDuplicates();
  }
}
