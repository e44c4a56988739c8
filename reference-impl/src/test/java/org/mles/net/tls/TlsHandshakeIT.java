package org.mles.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.mles.rule.WireRule;

/** What handshakes are refused, how many there may be, and who works them off. */
class TlsHandshakeIT extends StagedTls {
  @Test
  void endsAConnectionThatWantsToAgreeAnew() throws IOException {
    try (TlsPair pair = stage.pair(V12)) {
      pair.shakeHands();
      pair.client.engine.beginHandshake();
      pair.client.send("");
      pair.turnUntil(() -> pair.peer.closed);
      assertThat(rule(pair)).isEqualTo(WireRule.TLS_RENEGOTIATION);
    }
  }

  @Test
  void saysWhatTheOtherSideWouldNeedToKnowWhenNothingIsAgreedUpon() throws IOException {
    try (TlsPair pair = stage.pair(V12)) {
      SSLParameters parameters = pair.client.engine.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      pair.client.engine.setSSLParameters(parameters);
      pair.client.send("");
      pair.turnUntil(() -> pair.peer.closed);
      assertThat(rule(pair)).isEqualTo(WireRule.TLS_HANDSHAKE);
      assertThatThrownBy(() -> pair.turnUntil(pair.client::established))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("no_application_protocol");
    }
  }

  @Test
  void refusesMoreHandshakesThanMayBeUnderWay() throws IOException {
    try (TlsPair first = stage.pair(V13);
        TlsPair second = stage.pair(V13);
        TlsPair third = stage.pair(V13)) {
      first.client.sendPlain("\u0016");
      second.client.sendPlain("\u0016");
      first.turnUntil(() -> heap.held() > 2 * Handshakes.UNDER_WAY_OCTETS);
      third.client.sendPlain("\u0016");
      third.turnUntil(() -> third.peer.closed);
      assertThat(rule(third)).isEqualTo(WireRule.TLS_TOO_MANY_HANDSHAKES);
      first.client.closeSocket();
      first.connection.close();
      first.turnUntil(() -> first.peer.closed);
      try (TlsPair fourth = stage.pair(V13)) {
        fourth.shakeHands();
      }
    }
  }

  @Test
  void hasOneTaskAtATimeAndNoneInTheThreadOfTheLoop() throws IOException {
    stage.holdsWork = true;
    try (TlsPair pair = stage.pair(V13)) {
      pair.client.send("");
      pair.turnUntil(() -> stage.work.size() == 1);
      pair.client.sendPlain("\u0016\u0003\u0003");
      for (int i = 0; i < 3; i++) {
        stage.turn();
      }
      assertThat(stage.work).hasSize(1);
    }
    stage.endLoop(); // while a worker has yet to begin
    assertThat(heap.held()).isPositive();
    stage.work.forEach(Runnable::run);
    assertThat(heap.held()).isZero();
  }
}
