package org.mles.benchmarks.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.crew.word.CrewWord.Part;
import org.mles.benchmarks.crew.word.ShareReport;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** The coordinator's side of a leg, told by hand what agents say. */
final class CrewLegTest {
  private static final long LEG = 7;
  private static final long DIGEST = 99;
  private static final long SECOND = 1_000_000_000;
  private static final List<Seat> SEATS = List.of(new Seat("1", "a"), new Seat("2", "b"));
  private static final Workload WHOLE = new Workload(Profile.BURST, 3, 20, 0, 0, 1, 2, 10, 1, 0);

  private final CrewLeg leg = new CrewLeg(LEG, SEATS, Shares.of(WHOLE, 2));
  private final List<CrewLeg.Out> said = new ArrayList<>();
  private long now = 5 * SECOND;

  private void hear(String peer, CrewWord word) {
    now += SECOND;
    said.clear();
    said.addAll(leg.heard(peer, word, now));
  }

  private static CrewWord over(Part part, long spanNanos) {
    return new CrewWord.Over(LEG, part, part == Part.WARM_UP ? 1 : 5, DIGEST, spanNanos);
  }

  private static CrewWord counted(int place, Receipt... receipts) {
    return new CrewWord.Counted(LEG, Part.MEASURED, place, List.of(receipts));
  }

  private static Receipt all() {
    return new Receipt(5, 0, 0, 0, DIGEST);
  }

  private static CrewWord report() {
    return new CrewWord.Report(
        LEG,
        new ShareReport(
            null, List.of(), Map.of(), List.of(), null, null, 0, 0, null, null, null, 0));
  }

  private void warmUp() {
    assertThat(leg.begin("mles", "here:1", Map.of())).hasSize(2);
    hear("1", new CrewWord.Ready(LEG, Map.of()));
    assertThat(said).isEmpty();
    hear("2", new CrewWord.Ready(LEG, Map.of()));
    hear("1", over(Part.WARM_UP, SECOND));
    hear("2", over(Part.WARM_UP, SECOND));
    assertThat(leg.phase()).isEqualTo(Phase.MEASURE);
  }

  private void turnOfA(Receipt... ofA) {
    hear("1", over(Part.MEASURED, SECOND));
    assertThat(said).extracting(CrewLeg.Out::word).allMatch(CrewWord.Count.class::isInstance);
    hear("1", counted(0, ofA));
    hear("2", counted(0, all()));
  }

  private void turnOfBAndTheEnd() {
    hear("2", over(Part.MEASURED, SECOND));
    hear("2", counted(1, all()));
    hear("1", counted(1, all(), all()));
    assertThat(said).extracting(CrewLeg.Out::word).allMatch(CrewWord.Finish.class::isInstance);
    assertThat(leg.phase()).isEqualTo(Phase.LOOK);
    hear("1", report());
    hear("2", report());
    assertThat(said).extracting(CrewLeg.Out::word).allMatch(CrewWord.End.class::isInstance);
    assertThat(leg.isDone()).isTrue();
  }

  @Test
  void isValidIfEveryAgentProvesEveryDelivery() {
    warmUp();
    turnOfA(all(), all());
    assertThat(said.get(0).word()).isEqualTo(new CrewWord.Turn(LEG, Part.MEASURED, 1));
    turnOfBAndTheEnd();
    assertThat(leg.complaint()).isEmpty();
    assertThat(leg.sum().deliveries().published()).isEqualTo(10);
    assertThat(leg.sum().deliveries().delivered()).isEqualTo(30);
    assertThat(leg.reports()).containsOnlyKeys("a", "b");
  }

  @Test
  void namesAnAgentThatLostADelivery() {
    warmUp();
    turnOfA(all(), new Receipt(4, 1, 0, 0, 0));
    turnOfBAndTheEnd();
    assertThat(leg.complaint())
        .contains("agent a: delivery not proven: 1 lost, 0 duplicated, 0 reordered");
  }

  @Test
  void namesAnAgentThatClaimsWhatItDidNotReceive() {
    warmUp();
    turnOfA(all(), new Receipt(5, 0, 0, 0, DIGEST + 1));
    turnOfBAndTheEnd();
    assertThat(leg.complaint().orElse("")).startsWith("agent a: not to be believed");
  }

  @Test
  void namesAnAgentWhoseCountsDoNotFit() {
    warmUp();
    turnOfA(all(), new Receipt(4, 0, 0, 0, DIGEST));
    assertThat(leg.complaint().orElse("")).startsWith("agent a: not to be believed");
  }

  @Test
  void namesAnAgentThatForgetsASubscriber() {
    warmUp();
    turnOfA(all());
    assertThat(leg.complaint()).contains("agent a: counted 1 subscribers");
  }

  @Test
  void namesAnAgentWhoseClockSaysMoreThanHasPassed() {
    warmUp();
    hear("1", over(Part.MEASURED, 3600 * SECOND));
    assertThat(leg.complaint().orElse("")).startsWith("agent a: lost its clock");
  }

  @Test
  void namesAnAgentWhoseClockRunsBack() {
    warmUp();
    hear("1", over(Part.MEASURED, -1));
    assertThat(leg.complaint().orElse("")).startsWith("agent a: lost its clock");
  }

  @Test
  void believesAClockThatRunsALittleFast() {
    warmUp();
    hear("1", over(Part.MEASURED, SECOND + SECOND / 5000));
    assertThat(leg.complaint()).isEmpty();
  }

  @Test
  void namesWhoIsGoneAndEndsTheLegOfTheOthers() {
    warmUp();
    assertThat(leg.gone("2"))
        .extracting(CrewLeg.Out::word)
        .allMatch(CrewWord.End.class::isInstance);
    assertThat(leg.complaint()).contains("agent b: is gone");
    assertThat(leg.isDone()).isTrue();
    assertThat(leg.gone("1")).isEmpty();
  }

  @Test
  void namesWhoHasNotAnswered() {
    leg.begin("mles", "here:1", Map.of());
    hear("1", new CrewWord.Ready(LEG, Map.of()));
    leg.late("hung");
    assertThat(leg.complaint()).contains("agent b: hung");
  }

  @Test
  void namesThePublisherThatDoesNotComeToAnEnd() {
    warmUp();
    leg.late("hung");
    assertThat(leg.complaint()).contains("agent a: hung");
  }

  @Test
  void namesWhoCannotGoOn() {
    warmUp();
    hear("2", new CrewWord.Failed(LEG, "no more memory"));
    assertThat(leg.complaint()).contains("agent b: no more memory");
    assertThat(leg.isDone()).isTrue();
  }

  @Test
  void isNotMovedByStrangersOtherLegsOrWordsOutOfTurn() {
    warmUp();
    hear("3", over(Part.MEASURED, SECOND));
    hear("2", over(Part.MEASURED, SECOND));
    hear("1", over(Part.WARM_UP, SECOND));
    hear("1", new CrewWord.Over(LEG - 1, Part.MEASURED, 5, DIGEST, SECOND));
    hear("1", counted(0, all(), all()));
    hear("1", report());
    assertThat(said).isEmpty();
    turnOfA(all(), all());
    turnOfBAndTheEnd();
    assertThat(leg.complaint()).isEmpty();
  }

  @Test
  void countsEachAnswerOnce() {
    warmUp();
    hear("1", over(Part.MEASURED, SECOND));
    hear("1", counted(0, all(), all()));
    hear("1", counted(0, all(), all()));
    assertThat(said).isEmpty();
    assertThat(leg.sum().delivered()).isEqualTo(10);
  }
}
