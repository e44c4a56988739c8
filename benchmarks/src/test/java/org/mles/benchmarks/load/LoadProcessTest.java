package org.mles.benchmarks.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.benchmarks.load.MemoryDriver.Behaviour;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

final class LoadProcessTest {
  private static final int SUBSCRIBERS = 5;
  private static final int MESSAGES = 40;
  private static final long STALL_NANOS = 60_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void provesEveryDelivery() throws Exception {
    LegResult leg = run(Profile.BURST, (subscriber, word) -> 1);
    assertThat(leg.why()).isNull();
    assertThat(leg.deliveries().delivered()).isEqualTo((long) MESSAGES * SUBSCRIBERS);
    assertThat(leg.curves().kOfN()).hasSize(SUBSCRIBERS);
    assertThat(leg.curves().positionMedianNs()).hasSize(SUBSCRIBERS);
    assertThat(folder.resolve("leg.hlog")).isNotEmptyFile();
  }

  @Test
  void refusesALegInWhichOneSubscriberLacksOneMessage() throws Exception {
    LegResult leg = run(Profile.PACED, (who, word) -> who == 3 && isMeasured(word, 7) ? 0 : 1);
    assertThat(leg.verdict().status()).isEqualTo(LegResult.Status.INVALID);
    assertThat(leg.why()).contains("1 lost");
  }

  @Test
  void refusesALegInWhichOneSubscriberGetsOneMessageTwice() throws Exception {
    LegResult leg = run(Profile.BURST, (who, word) -> who == 3 && isMeasured(word, 7) ? 2 : 1);
    assertThat(leg.verdict().status()).isEqualTo(LegResult.Status.INVALID);
    assertThat(leg.why()).contains("1 duplicated");
  }

  @Test
  void countsAStallFromTheIntendedTimeAndNotFromTheSend() throws Exception {
    LegResult leg =
        run(
            Profile.PACED,
            (who, word) -> {
              if (who == 0 && isMeasured(word, 10)) {
                LockSupport.parkNanos(STALL_NANOS);
              }
              return 1;
            });
    // The stall holds the publisher up; messages 11 to some 40 leave late and say so.
    LegResult.Times ns = requireNonNull(leg.ns());
    long fromIntended = requireNonNull(ns.delivery()).mean();
    long fromSend = requireNonNull(ns.service()).mean();
    assertThat(fromIntended - fromSend).isGreaterThan(STALL_NANOS / 10);
    assertThat(requireNonNull(ns.sendLag()).max()).isGreaterThan(STALL_NANOS / 2);
  }

  @Test
  void countsWithoutKeepingEveryTimeWhenSaturated() throws Exception {
    LegResult leg = run(Profile.SATURATE, (who, word) -> 1);
    assertThat(leg.why()).isNull();
    assertThat(leg.deliveries().published()).isGreaterThan(MESSAGES);
    assertThat(leg.deliveries().delivered())
        .isEqualTo(requireNonNull(leg.deliveries().published()) * SUBSCRIBERS);
    assertThat(leg.costs().deliveriesPerSecond()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"BURST, 5, 1", "BURST, 2, 3", "SATURATE, 2, 2", "SATURATE, 1, 4"})
  void provesEveryDeliveryOfEachPublisherInEachChannel(
      Profile profile, int channels, int publishers) throws Exception {
    Streams streams = new Streams(channels, publishers);
    LegResult leg = run(profile, streams, (subscriber, word) -> 1);
    assertThat(leg.why()).isNull();
    long published = requireNonNull(leg.deliveries().published());
    long delivered = 0;
    for (int stream = 0; stream < streams.count(); stream++) {
      int readers = streams.readers(streams.channel(stream), SUBSCRIBERS);
      delivered += readers * streams.published(stream, published);
    }
    assertThat(leg.deliveries().delivered()).isEqualTo(delivered);
    assertThat(leg.curves().positionMedianNs()).hasSize(SUBSCRIBERS);
  }

  @Test
  void refusesALegInWhichOnePublisherIsNotHeardOnceByOneSubscriber() throws Exception {
    LegResult leg =
        run(
            Profile.PACED,
            new Streams(2, 2),
            (who, word) -> who == 3 && isMeasured(word, 7) ? 0 : 1);
    assertThat(leg.why()).contains("1 lost, 0 duplicated");
  }

  @Test
  void refusesALegInWhichOneMessageComesToAnotherChannel() throws Exception {
    Behaviour straying =
        new Behaviour() {
          @Override
          public int copies(int subscriber, long word) {
            return 1;
          }

          @Override
          public int strays(int subscriber, long word) {
            return subscriber == 4 && isMeasured(word, 7) ? 1 : 0;
          }
        };
    LegResult leg = run(Profile.BURST, new Streams(2, 2), straying);
    assertThat(leg.why()).contains("0 lost", "1 in another channel");
  }

  @Test
  void refusesALegOfSendsWhoseClientReadsByItself() throws Exception {
    assertThat(run(Profile.SENDS, (who, word) -> 1).why()).contains("reads all by itself");
  }

  private LegResult run(Profile profile, Behaviour behaviour)
      throws IOException, InterruptedException {
    return run(profile, Streams.ONE, behaviour);
  }

  private LegResult run(Profile profile, Streams streams, Behaviour behaviour)
      throws IOException, InterruptedException {
    Workload workload =
        new Workload(profile, SUBSCRIBERS, 20, 1_000_000, 0, 1, 10, MESSAGES, 16, 50_000_000)
            .withStreams(streams);
    LegRequest request =
        new LegRequest(
            "memory",
            1,
            "",
            List.of(),
            workload,
            Map.of(),
            folder.resolve("leg.hlog").toString(),
            "leg");
    return new LoadProcess(request, new Deaf()).run(new MemoryDriver(behaviour)).leg();
  }

  /** Takes no interest in how the leg goes on. */
  private record Deaf() implements LegSteps {
    @Override
    public void enters(Phase phase) {}

    @Override
    public void measured(LegOutcome outcome) {}
  }

  private static boolean isMeasured(long word, long index) {
    return word == ProbePayload.word(Stage.MEASURED, index);
  }
}
