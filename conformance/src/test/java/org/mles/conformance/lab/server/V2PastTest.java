package org.mles.conformance.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/** Which histories a joiner may be given. */
final class V2PastTest {
  private static final WsMessage USHER = join("usher");
  private static final WsMessage WITNESS = join("witness");
  private static final WsMessage HELLO = WsMessage.text("<hello>");
  private static final WsMessage CALL = WsMessage.text("<call>");
  private static final WsMessage OTHER = WsMessage.text("<other>");
  private static final WsMessage LATER = WsMessage.binary(new byte[] {1, 2});
  private static final int ALL = 6;

  private final V2Past past = new V2Past();

  private V2PastTest() {
    past.founds(0, USHER);
    past.founderSays(0, HELLO);
    past.founds(1, WITNESS);
    past.founderSays(1, OTHER);
    past.founderSays(0, CALL);
    past.says(LATER);
  }

  private static WsMessage join(String uid) {
    return WsMessage.text(V2First.json(uid, "channel"));
  }

  private boolean isEnd(int count, WsMessage... seen) {
    return past.isEnd(ALL, count, List.of(seen));
  }

  /** The usher calls when it has heard the witness join, and not yet what it said then. */
  @Test
  void whatTwoFoundersSayMayCrossEachOther() {
    assertThat(isEnd(ALL, USHER, HELLO, WITNESS, OTHER, CALL, LATER)).isTrue();
    assertThat(isEnd(ALL, USHER, HELLO, WITNESS, CALL, OTHER, LATER)).isTrue();
    assertThat(isEnd(ALL, WITNESS, USHER, OTHER, HELLO, CALL, LATER)).isTrue();
    assertThat(isEnd(ALL, USHER, WITNESS, HELLO, CALL, OTHER, LATER)).isTrue();
  }

  @Test
  void whatOneSaysKeepsItsOrder() {
    assertThat(isEnd(ALL, HELLO, USHER, WITNESS, OTHER, CALL, LATER)).isFalse();
    assertThat(isEnd(ALL, USHER, CALL, WITNESS, OTHER, HELLO, LATER)).isFalse();
    assertThat(isEnd(ALL, USHER, HELLO, WITNESS, OTHER, LATER, CALL)).isFalse();
  }

  @Test
  void theOldestGoFirstAndNoneIsInventedOrTwice() {
    assertThat(isEnd(3, OTHER, CALL, LATER)).isTrue();
    assertThat(isEnd(3, CALL, OTHER, LATER)).isTrue();
    assertThat(isEnd(3, HELLO, CALL, LATER)).isTrue();
    assertThat(isEnd(3, HELLO, OTHER, LATER)).isFalse();
    assertThat(isEnd(3, CALL, CALL, LATER)).isFalse();
    assertThat(isEnd(3, CALL, LATER)).isFalse();
    assertThat(isEnd(1, WsMessage.text(LATER.string()))).isFalse();
  }

  /** A token is taken out, and a server may write the rest of the object anew. */
  @Test
  void aFirstMessageIsKnownByItsNames() {
    WsMessage spelled = WsMessage.text(" { \"channel\" : \"channel\", \"uid\":\"usher\" } ");
    assertThat(isEnd(ALL, spelled, HELLO, WITNESS, OTHER, CALL, LATER)).isTrue();
    assertThat(isEnd(ALL, join("x"), HELLO, WITNESS, OTHER, CALL, LATER)).isFalse();
  }
}
