package org.mles.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.rule.WireRule;

/** Records that cost and bring nothing, once the handshake is over. */
class TlsFloodIT extends StagedTls {
  private static final String CHANGE_CIPHER_SPEC = "\u0014\u0003\u0003\u0000\u0001\u0001";
  private static final String WARNING = "\u0015\u0003\u0003\u0000\u0002\u0001Z";
  private static final String EMPTY_HANDSHAKE = "\u0016\u0003\u0003\u0000\u0000";
  private static final String EMPTY_DATA = "\u0017\u0003\u0003\u0000\u0000";

  @Test
  void opensFewUpdatesOfKeysInATurn() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      for (int i = 0; i < 20; i++) {
        for (int update = 0; update < 10; update++) {
          pair.client.updateKeys();
        }
        pair.say("z");
      }
      pair.turnUntil(() -> !pair.heard().isEmpty());
      assertThat(pair.heard()).hasSizeLessThan(3);
      pair.turnUntil(() -> pair.heard().length() == 20);
    }
  }

  @Test
  void endsAConnectionThatUpdatesItsKeysForNothing() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      for (int i = 0; i < 32; i++) {
        pair.client.updateKeys();
      }
      pair.say("z");
      pair.turnUntil(() -> pair.heard().equals("z"));
      for (int i = 0; i < 33; i++) {
        pair.client.updateKeys();
      }
      pair.turnUntil(() -> pair.peer.closed);
      assertThat(rule(pair)).isEqualTo(WireRule.TLS_BARREN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CHANGE_CIPHER_SPEC, WARNING, EMPTY_HANDSHAKE, EMPTY_DATA})
  void endsAConnectionByRecordsThatAreNotSealed(String record) throws IOException {
    for (String version : new String[] {V12, V13}) {
      try (TlsPair innocent = stage.pair(V13);
          TlsPair pair = stage.pair(version)) {
        innocent.shakeHands();
        pair.shakeHands();
        pair.client.sendPlain(record.repeat(1_000));
        pair.turnUntil(() -> pair.peer.closed);
        assertThat(rule(pair)).isIn(WireRule.TLS_RECORD, WireRule.TLS_BARREN);
        assertThatThrownBy(() -> pair.turnUntil(() -> false))
            .isInstanceOf(SSLException.class)
            .hasMessageContaining("alert");
        innocent.say(ALPHABET);
        innocent.turnUntil(() -> innocent.heard().equals(ALPHABET));
      }
    }
  }
}
