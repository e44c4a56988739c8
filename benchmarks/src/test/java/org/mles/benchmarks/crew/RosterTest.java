package org.mles.benchmarks.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Who comes, who is missing, and what each gets to do. */
final class RosterTest {
  private static CrewWord.Hello hello(String name) {
    return new CrewWord.Hello(name, "1");
  }

  @Test
  void isCompleteWithSoManyAsAreWanted() {
    Roster roster = new Roster(Wanted.of("2"), "1");
    assertThat(roster.hello("p2", hello("b"))).isEmpty();
    assertThat(roster.isComplete()).isFalse();
    assertThat(roster.hello("p1", hello("a"))).isEmpty();
    assertThat(roster.isComplete()).isTrue();
    assertThat(roster.seats()).containsExactly(new Seat("p1", "a"), new Seat("p2", "b"));
    assertThat(roster.hello("p3", hello("c"))).contains("enough agents have come");
    roster.left("p1");
    assertThat(roster.isComplete()).isFalse();
  }

  @Test
  void saysWhoIsMissingAndWhoWasRefused() {
    Roster roster = new Roster(Wanted.of("a,b,c"), "1");
    roster.hello("p1", hello("b"));
    assertThat(roster.hello("p2", hello("b")).orElse("")).contains("--name");
    assertThat(roster.hello("p3", new CrewWord.Hello("c", "2")).orElse(""))
        .contains("its version is '2', that here '1'");
    assertThat(roster.hello("p4", hello("d")).orElse("")).contains("no agent 'd' is wanted");
    assertThat(roster.state())
        .startsWith("1 of 3 agents are here (b); missing: a, c; refused b: ")
        .contains("refused c: its version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65", "9999", "a,a", "a,,b", "-x", "a b", "a,\u001b"})
  void refusesWhatIsNoNumberAndNoNames(String words) {
    assertThatThrownBy(() -> Wanted.of(words)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allSharesTogetherAreTheWhole() {
    Workload whole = new Workload(Profile.PACED, 10, 20, 5, 0, 1, 7, 11, 1, 0);
    List<Workload> shares = Shares.of(whole, 3);
    assertThat(shares).extracting(Workload::subscribers).containsExactly(4, 3, 3);
    assertThat(shares).extracting(Workload::measured).containsExactly(4, 4, 3);
    assertThat(shares).extracting(Workload::warmup).containsExactly(3, 2, 2);
    assertThatThrownBy(() -> Shares.of(whole, 11)).hasMessageContaining("11 agents for 10");
    assertThatThrownBy(() -> Shares.of(Workload.of(Profile.SATURATE, 10), 2))
        .hasMessageContaining("burst and paced");
  }
}
