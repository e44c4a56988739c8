package org.mles.net.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole conversations between two transports, of which neither can go on now and then until the
 * other has done all that it can: so that each octet is the last one before such a cut in one of
 * them, in both directions.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TlsCutTest {
  private static final String FIRST = "a first frame, and what comes with it";
  private static final String FORWARDED = "a frame of somebody else, forwarded";

  /** Octets from one cut to the next; as many conversations as there are. */
  private static final int APART = 16;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void staysWholeWhereverItIsCut(String version) throws IOException {
    for (int first = 1; first <= APART; first++) {
      talk(version, first, APART);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void staysWholeInSingleOctets(String version) throws IOException {
    talk(version, 1, 1);
  }

  @SuppressWarnings("try") // closed twice: what they hold is asked for in between
  private static void talk(String version, int first, int apart) throws IOException {
    CutPipe there = new CutPipe(first);
    CutPipe back = new CutPipe(first);
    String cut = version + ", cut behind octet " + first + " and each " + apart + " further on";
    try (TlsSide client = TlsSide.client(back, there, FIRST, version);
        TlsSide server = TlsSide.server(there, back, FORWARDED)) {
      int before = -1;
      while (there.taken + back.taken > before) {
        before = there.taken + back.taken;
        exchange(client, server);
        there.open(apart);
        back.open(apart);
      }
      there.end();
      back.end();
      exchange(client, server);
      assertThat(server.heard.toString(US_ASCII)).as(cut).isEqualTo(FIRST);
      assertThat(client.heard.toString(US_ASCII)).as(cut).isEqualTo(FORWARDED);
      assertThat(client.ended && server.ended).as(cut).isTrue();
      assertThat(client.transport.truncated() || server.transport.truncated()).as(cut).isFalse();
      client.close();
      server.close();
      assertThat(client.heap.held() + server.heap.held()).as(cut).isZero();
    }
  }

  /** Turns both until nothing moves. */
  private static void exchange(TlsSide client, TlsSide server) throws IOException {
    boolean moved = true;
    while (moved) {
      moved = client.say();
      moved |= client.turn();
      if (server.heard.size() == FIRST.length()) {
        moved |= server.say();
      }
      moved |= server.turn();
      if (client.heard.size() == FORWARDED.length() && client.silent() && !client.ended) {
        client.part();
      }
      if (server.ended) {
        server.part();
      }
    }
  }
}
