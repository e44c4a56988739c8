package org.mles.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Verdicts about a WebSocket, on transcripts made beforehand. */
final class WsExpectTest {
  private static final WsMessage HELLO = WsMessage.text("hello");
  private static final WsMessage OTHER = WsMessage.binary(new byte[3]);

  private final CannedArrivals arrivals = new CannedArrivals();
  private final List<WsFrame> sent = new ArrayList<>();
  private final WsExpect expect = new WsExpect("alice", arrivals, Timers.STANDARD, sent::add);

  private WsExpectTest() {
    octets(NFirst.utf8("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
  }

  private void octets(byte[] octets) {
    arrivals.at(0, new Seen.Octets(octets));
  }

  private void says(WsFrame... frames) {
    for (WsFrame frame : frames) {
      octets(frame.withMask(null).encode());
    }
  }

  private void ends() {
    arrivals.at(1, new Seen.Closed(Seen.How.FIN, 0));
  }

  private void opened() {
    assertThat(expect.answer().status()).isEqualTo(101);
  }

  @Test
  void takesWhatIsExpectedAndAnswersPingsBetween() {
    says(OTHER.frame(), WsFrame.of(WsFrame.PING, new byte[2]), HELLO.frame());
    opened();
    assertThat(expect.until(HELLO)).containsExactly(OTHER);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).first()).isEqualTo(0x80 | WsFrame.PONG);
  }

  @Test
  void aMessageBeforeWhatIsExpectedIsAFailure() {
    says(OTHER.frame(), HELLO.frame());
    opened();
    assertThatThrownBy(() -> expect.message(HELLO))
        .isInstanceOf(ConformanceFailure.class)
        .hasMessage(
            "alice expected text of 5 octets 'hello'; saw binary of 3 octets "
                + "'U+0000U+0000U+0000'");
  }

  @Test
  void aPongThatIsOwedToTheFramingIsPassedOver() {
    WsFrame ping = Segmentation.PING_BETWEEN.frames(HELLO).get(2);
    WsFrame pong = WsFrame.of(WsFrame.PONG, ping.payload());
    says(pong, HELLO.frame(), pong, WsFrame.of(WsFrame.PONG, new byte[1]), OTHER.frame());
    opened();
    expect.message(HELLO);
    expect.pong(new byte[1]);
    assertThatThrownBy(expect::ended).hasMessageContaining("saw binary of 3");
  }

  @Test
  void aTextIsNotTheSameInBinary() {
    says(WsMessage.binary(HELLO.payload()).frame());
    opened();
    assertThatThrownBy(() -> expect.message(HELLO)).hasMessageContaining("saw binary of 5");
  }

  @Test
  void aCloseIsAnsweredOnceAndThenTheConnectionEnds() {
    says(WsFrame.close(1008, "why"));
    ends();
    opened();
    assertThat(expect.closed(1008).reason()).isEqualTo("why");
    assertThat(sent).extracting(WsFrame::first).containsExactly(0x80 | WsFrame.CLOSE);
  }

  @Test
  void anotherCodeIsAFailureThatNamesIt() {
    says(WsFrame.close(1011, "oh"));
    opened();
    assertThatThrownBy(() -> expect.closed(1008))
        .hasMessage("alice expected a Close with code 1008; saw a Close with code 1011 'oh'");
  }

  @Test
  void anEndWithoutACloseIsNoClose() {
    ends();
    opened();
    assertThatThrownBy(() -> expect.close(1008))
        .hasMessage("alice expected a Close with code 1008; the subject closed (FIN)");
  }

  @Test
  void silenceIsNoEnd() {
    opened();
    assertThatThrownBy(expect::ended).hasMessageContaining("saw nothing for 5000 ms");
  }

  @Test
  void somethingBehindACloseIsAFailure() {
    says(WsFrame.close(1000, ""), HELLO.frame());
    ends();
    opened();
    assertThatThrownBy(() -> expect.closed(1000)).hasMessageContaining("saw text of 5");
  }

  @Test
  void anEndOfTcpThatIsMissingBehindACloseIsNamed() {
    says(WsFrame.close(1008, ""));
    opened();
    assertThatThrownBy(() -> expect.closed(1008)).hasMessageContaining("end TCP, too, behind");
  }

  @Test
  void whoIsSilentWaitsForACloseBehindPings() {
    WsFrame ping = WsFrame.of(WsFrame.PING, new byte[0]);
    says(ping, ping, WsFrame.of(WsFrame.CLOSE, new byte[] {3, (byte) 0xE9}));
    opened();
    assertThatCode(() -> expect.closeInSilence(1001)).doesNotThrowAnyException();
    assertThat(sent).isEmpty();
  }

  @Test
  void aPongIsThatOfItsPing() {
    says(WsFrame.of(WsFrame.PONG, new byte[2]), WsFrame.of(WsFrame.PONG, new byte[1]));
    opened();
    assertThatCode(() -> expect.pong(new byte[2])).doesNotThrowAnyException();
    assertThatThrownBy(() -> expect.pong(new byte[3])).hasMessageContaining("saw a pong of 1");
  }

  @Test
  void whatNoServerMaySendIsNoMessage() {
    octets(HELLO.frame().encode());
    opened();
    assertThatThrownBy(() -> expect.message(HELLO)).hasMessageContaining("a frame that is masked");
  }

  @Test
  void whoeverPingsDoesNotBeginTheWaitAnew() {
    Set<Patience> waits = new HashSet<>();
    byte[] ping = WsFrame.of(WsFrame.PING, new byte[0]).withMask(null).encode();
    CannedArrivals pinging = new CannedArrivals();
    pinging.at(0, new Seen.Octets(NFirst.utf8("HTTP/1.1 101 Switching Protocols\r\n\r\n")));
    pinging.at(0, new Seen.Octets(ping)).at(0, new Seen.Octets(ping));
    WsExpect waiting =
        new WsExpect("alice", new Counted(pinging, waits), Timers.STANDARD, sent::add);
    waiting.answer();
    waits.clear();
    assertThatThrownBy(() -> waiting.message(HELLO)).hasMessageContaining("saw nothing");
    assertThat(sent).hasSize(2);
    assertThat(waits).hasSize(1);
  }

  /** Notes the waits in which something was taken. */
  private record Counted(Arrivals arrivals, Set<Patience> waits) implements Arrivals {
    @Override
    public @Nullable Seen take(Patience patience) {
      waits.add(patience);
      return arrivals.take(patience);
    }

    @Override
    public int unfinished() {
      return 0;
    }

    @Override
    public @Nullable Seen peek() {
      return arrivals.peek();
    }
  }
}
