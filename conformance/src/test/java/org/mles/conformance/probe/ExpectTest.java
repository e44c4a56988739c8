package org.mles.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.RawFrame;

/** The verifiers on canned transcripts: late, early, partial, reset, chattering, endless. */
final class ExpectTest {
  private static final Timers TIMERS =
      new Timers(Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofSeconds(1));
  private static final RawFrame A = RawFrame.of(1, new byte[] {1});
  private static final RawFrame B = RawFrame.of(2, new byte[] {2});
  private static final Seen FIN = new Seen.Closed(Seen.How.FIN, 0);
  private static final Seen RST = new Seen.Closed(Seen.How.RST, 0);

  private final CannedArrivals arrivals = new CannedArrivals();
  private final Expect expect = new Expect("alice", arrivals, TIMERS, new Transcript());

  @Test
  void aFrameInTimeIsFine() {
    arrivals.at(99, A);
    expect.frame(A);
  }

  @Test
  void aLateFrameIsDecidedByTheTimer() {
    arrivals.at(101, A);
    assertThat(failure(() -> expect.frame(A)).decidedBy()).isEqualTo("wait timer");
  }

  @Test
  void anotherFrameIsNamed() {
    arrivals.at(1, B);
    ConformanceFailure failure = failure(() -> expect.frame(A));
    assertThat(failure.decidedBy()).isEqualTo("frame from subject");
    assertThat(failure).hasMessageContaining("0x01)").hasMessageContaining("0x02)");
  }

  @Test
  void aFrameThatCameBeforeIsToldFromANewOne() {
    arrivals.at(1, B).at(2, B);
    expect.frame(B);
    assertThat(failure(() -> expect.frame(A))).hasMessageContaining("it had seen before");
  }

  @Test
  void aCloseInsteadOfAFrameIsNotAFrame() {
    arrivals.at(1, new Seen.Closed(Seen.How.FIN, 7));
    assertThat(failure(() -> expect.frame(A)))
        .hasMessageContaining("closed (FIN)")
        .hasMessageContaining("7 octets of an unfinished frame");
  }

  @Test
  void finAndRstAreBothClosings() {
    arrivals.at(1, FIN);
    expect.closed();
    new Expect("bob", new CannedArrivals().at(1, RST), TIMERS, new Transcript()).closed();
  }

  @Test
  void silenceIsNoClosing() {
    assertThat(failure(expect::closed).decidedBy()).isEqualTo("wait timer");
  }

  @Test
  void aFrameBeforeTheClosingIsNoClosing() {
    arrivals.at(1, A).at(2, FIN);
    assertThat(failure(expect::closed).decidedBy()).isEqualTo("frame from subject");
  }

  @Test
  void ourOwnAbortIsNoClosingBySubject() {
    arrivals.at(1, new Seen.Closed(Seen.How.ABORTED, 0));
    assertThat(failure(expect::closed).decidedBy()).isEqualTo("hard cap");
  }

  @Test
  void absenceNeedsTheSentinel() {
    arrivals.at(1, A);
    expect.nothingBefore(A);
    assertThat(failure(() -> expect.nothingBefore(B)).decidedBy()).isEqualTo("wait timer");
  }

  @Test
  void anEarlyFrameBreaksAbsence() {
    arrivals.at(1, B).at(2, A);
    assertThat(failure(() -> expect.nothingBefore(A))).hasMessageContaining("nothing before");
  }

  @Test
  void collectsUntilTheSentinel() {
    arrivals.at(1, B).at(2, B).at(3, A).at(4, B);
    assertThat(expect.until(A)).containsExactly(B, B);
    expect.frame(B);
  }

  @Test
  void collectsUntilTheClosing() {
    arrivals.at(1, B).at(2, A).at(3, RST);
    assertThat(expect.untilClosed()).containsExactly(B, A);
  }

  @Test
  void endlessChatterEnds() {
    Arrivals endless =
        new Arrivals() {
          @Override
          public int unfinished() {
            return 0;
          }

          @Override
          public Seen take(Patience patience) {
            return new Seen.Frame(B);
          }

          @Override
          public Seen peek() {
            return new Seen.Frame(B);
          }
        };
    Expect judge = new Expect("alice", endless, TIMERS, new Transcript());
    assertThat(failure(() -> judge.until(A)).decidedBy()).isEqualTo("endless frames");
    assertThat(failure(judge::untilClosed).decidedBy()).isEqualTo("endless frames");
  }

  @Test
  void quietIsBrokenByAnything() {
    arrivals.at(30, A);
    expect.quiet();
    assertThat(failure(expect::quiet).decidedBy()).isEqualTo("frame from subject");
  }

  @Test
  void streamsMayComeInAnyPieces() {
    arrivals
        .at(1, new Seen.Octets(new byte[] {1, 2}))
        .at(2, new Seen.Octets(new byte[] {3}))
        .at(3, new Seen.Octets(new byte[] {9}));
    expect.octets(new byte[] {1, 2, 3});
    assertThatThrownBy(() -> expect.octets(new byte[] {4}))
        .isInstanceOf(ConformanceFailure.class)
        .hasMessageContaining("offset 0");
  }

  @Test
  void junkIsNoFrame() {
    arrivals.at(1, new Seen.Octets(new byte[] {1, 2}));
    assertThat(failure(() -> expect.frames(List.of(A))).decidedBy())
        .isEqualTo("octets from subject");
  }

  private static ConformanceFailure failure(ThrowingCallable call) {
    ConformanceFailure failure = catchThrowableOfType(ConformanceFailure.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
