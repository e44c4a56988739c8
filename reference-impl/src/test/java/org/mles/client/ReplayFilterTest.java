package org.mles.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;

class ReplayFilterTest {
  private static final Reconnect PLAN =
      Reconnect.standard(1).withReplay(100, Duration.ofSeconds(10));

  private long nanos;
  private ReplayFilter filter = new ReplayFilter(PLAN, () -> nanos);

  @Test
  void passesEverythingOnTheFirstConnection() {
    filter.joining();
    assertThat(receive("a", "b", "a")).containsExactly("a", "b", "a");
  }

  @Test
  void dropsTheReplayAndPassesWhatWasMissed() {
    filter.joining();
    receive("a", "b", "c");
    filter.joining();
    assertThat(receive("a", "b", "c", "d", "e")).containsExactly("d", "e");
  }

  @Test
  void countsEqualFrames() {
    filter.joining();
    receive("tick", "tick");
    filter.joining();
    assertThat(receive("tick", "tick", "tick")).containsExactly("tick");
  }

  @Test
  void passesAnEqualMessageThatFollowsNews() {
    filter.joining();
    receive("on", "off", "on");
    filter.joining();
    assertThat(receive("off", "dim", "on")).containsExactly("dim", "on");
  }

  @Test
  void passesAnEqualMessageAfterTheReplayTime() {
    filter.joining();
    receive("tick", "tick");
    filter.joining();
    assertThat(receive("tick")).isEmpty();
    nanos += Duration.ofSeconds(11).toNanos();
    assertThat(receive("tick")).containsExactly("tick");
  }

  @Test
  void dropsOwnFramesOfEarlierConnectionsEvenBehindNews() {
    filter.joining();
    filter.sending(Frames.message("alice", "mine"));
    receive("a");
    filter.joining();
    assertThat(receive("a", "news", "mine", "mine")).containsExactly("news", "mine");
  }

  @Test
  void doesNotTakeTheJoinsOfOthersForNews() {
    filter.joining();
    receive("a", "b");
    filter.joining();
    assertThat(receive("a", "", "b", "c")).containsExactly("c");
  }

  @Test
  void dropsAgainAfterTheThirdJoin() {
    filter.joining();
    receive("a", "b");
    filter.joining();
    receive("a", "b", "c");
    filter.joining();
    assertThat(receive("a", "b", "c")).isEmpty();
  }

  @Test
  void tellsEqualMessagesOfTwoConnectionsApart() {
    filter.joining();
    pass(Frames.message("alice", "hi"));
    filter.joining();
    byte[] sameTextOtherCid = Frames.message("alice", "hi");
    sameTextOtherCid[7] ^= 1;
    assertThat(pass(sameTextOtherCid)).isTrue();
  }

  @Test
  void forgetsTheOldestOverItsBound() {
    filter = new ReplayFilter(PLAN.withReplay(2, Duration.ofSeconds(10)), () -> nanos);
    filter.joining();
    receive("a", "b", "c");
    filter.joining();
    assertThat(receive("b", "c")).isEmpty();
    filter.joining();
    assertThat(receive("a")).containsExactly("a");
  }

  @Test
  void doesNothingWithoutReconnection() {
    filter = new ReplayFilter(Reconnect.never(), () -> nanos);
    filter.joining();
    receive("a");
    filter.joining();
    assertThat(receive("a")).containsExactly("a");
  }

  private List<String> receive(String... texts) {
    List<String> passed = new ArrayList<>();
    for (String text : texts) {
      if (pass(Frames.message("alice", text)) && !text.isEmpty()) {
        filter.newsDelivered();
        passed.add(text);
      }
    }
    return passed;
  }

  private boolean pass(byte[] frame) {
    byte[] body = Arrays.copyOfRange(frame, V1Header.OCTETS, frame.length);
    return !filter.isReplay(new WholeFrame(V1Frame.header(frame), body));
  }
}
