package org.mles.benchmarks.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mles.benchmarks.growth.GrowthStep;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Parts of the kept results. Rounds matter more than messages, so the legs are short. */
enum FullPart {
  /** One message at a time to 100 subscribers, each broker's best shape and its usual library. */
  BURST("one message at a time to 100 subscribers", 20, Shapes.OURS, Shapes.BEST),
  /** The same for the shapes that are neither. */
  SHAPES("the other shapes of the same, and the original", 5, Shapes.MLES, Shapes.OTHER),
  /** The RabbitMQ that is installed, beside a newer one of a private root. */
  OLD_RABBITMQ(
      "an older RabbitMQ, which is installed, and a newer one",
      5,
      "mles,raw,rabbitmq-mqtt-wire,rabbitmq-default",
      "rabbitmq-installed-mqtt-wire,rabbitmq-installed-amqp-wire,rabbitmq-installed-default"),
  /** A fixed rate, latency from the intended time. */
  PACED("100 messages a second to 100 subscribers", 20, "mles,raw", Shapes.BEST),
  /** As fast as the slowest subscriber allows. */
  SATURATE(
      "as fast as 100 subscribers can take",
      5,
      Shapes.OURS + ",raw-coalescing",
      Shapes.BEST + "," + Shapes.OTHER),
  /** More and more subscribers. */
  SCALING("1 to 5000 subscribers", 5, "mles,raw", "rabbitmq-mqtt-wire,rabbitmq-channels"),
  /** Longer and longer messages. */
  PAYLOAD("20 octets to 1.6 MB", 3, "mles,raw", "rabbitmq-mqtt-wire,rabbitmq-channels"),
  /** One loop and two, without readers: what mirrors of a channel are worth. */
  SENDS("last sends of one loop and of two", 8, "mles", "mles-2-loops"),
  /** The shape of 2017's comparison, with clients in one language. */
  CLAIM_2017("one message through a cold system", 10, "mles-threads", "rabbitmq-default"),
  /** Cost and memory with more members and more channels. */
  GROWTH("our server's cost and memory, to 10000 subscribers and 4000 channels", 2, "mles", ""),
  /** The parts of the protocol in one thread. */
  JMH("parts of the protocol, time and allocation", 1, "", "");

  /** Length of the JMH part (measured on 2 cores, 2026). */
  static final double JMH_SECONDS = 175;

  private static final int HUNDRED = 100;
  private static final int SWEEP_MESSAGES = 100;
  private static final int FEW_MESSAGES = 10;
  private static final int LONG_MESSAGE = 65_536;
  private static final long GAP_NANOS = 2_000_000;
  private static final long SATURATE_NANOS = 2_000_000_000L;
  private static final int[] SUBSCRIBERS = {1, 10, 100, 1000, 5000};
  private static final int[] UNREAD = {100, 1000};
  private static final int[] PAYLOADS = {20, 256, 1024, 16_384, 65_536, 1_600_000};

  private static final List<Integer> GROWN_SUBSCRIBERS = List.of(HUNDRED, 1000, 3000, 10_000);
  private static final List<Integer> GROWN_CHANNELS = List.of(10, HUNDRED, 1000, 4000);

  /** What several parts compare; an enum's constants cannot use its own fields. */
  private static final class Shapes {
    static final String OURS = "mles,mles-v2,mles-client,raw";
    static final String MLES = "mles,raw,mles-v2-tls,mles-rs-2,mles-rs-1";
    static final String BEST =
        "redis-wire,redis,nats-wire,nats,mosquitto-wire,mosquitto"
            + ",rabbitmq-mqtt-wire,rabbitmq-default";
    static final String OTHER =
        "rabbitmq-amqp-wire,rabbitmq-channels,rabbitmq-nio,rabbitmq-mqtt"
            + ",rabbitmq-stream-wire,rabbitmq-stream,rabbitmq-stream-shared";
  }

  private final String words;
  private final int rounds;
  private final String systems;

  FullPart(String words, int rounds, String ours, String others) {
    this.words = words;
    this.rounds = rounds;
    this.systems = ours + "," + others;
  }

  /** Name of the part on the command line, and of its folder. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return key();
  }

  String words() {
    return words;
  }

  int rounds() {
    return rounds;
  }

  /** Systems and families that are compared, the subject first. */
  List<String> systems() {
    return List.of(systems.split(",", -1));
  }

  List<Workload> workloads() {
    return switch (this) {
      case BURST, SHAPES, OLD_RABBITMQ -> List.of(burst(HUNDRED, 2 * SWEEP_MESSAGES));
      case PACED -> List.of(Workload.of(Profile.PACED, HUNDRED));
      case SATURATE ->
          List.of(Workload.of(Profile.SATURATE, HUNDRED).withPace(0, SATURATE_NANOS, 1));
      case SCALING -> IntStream.of(SUBSCRIBERS).mapToObj(n -> burst(n, SWEEP_MESSAGES)).toList();
      case PAYLOAD -> IntStream.of(PAYLOADS).mapToObj(FullPart::payload).toList();
      case SENDS -> IntStream.of(UNREAD).mapToObj(n -> Workload.of(Profile.SENDS, n)).toList();
      case CLAIM_2017 -> List.of(Workload.of(Profile.CLAIM_2017, HUNDRED));
      case GROWTH, JMH -> List.of();
    };
  }

  /** Points of the part that measures growth. */
  static List<GrowthStep> growth(boolean smoke) {
    return smoke
        ? GrowthStep.of(List.of(10, HUNDRED), List.of(10), 2, FEW_MESSAGES)
        : GrowthStep.of(GROWN_SUBSCRIBERS, GROWN_CHANNELS, 2, null);
  }

  private static Workload burst(int subscribers, int messages) {
    Workload usual = Workload.of(Profile.BURST, subscribers);
    return usual.withMessages(2 * messages, messages).withPace(GAP_NANOS, 0, usual.seed());
  }

  private static Workload payload(int octets) {
    Workload workload = burst(HUNDRED, SWEEP_MESSAGES).withPayload(octets);
    return octets > LONG_MESSAGE ? workload.withMessages(FEW_MESSAGES, FEW_MESSAGES) : workload;
  }

  /** Arguments for JMH: short iterations, but a fresh JVM for each benchmark. */
  static List<String> jmhWords(Path json, boolean smoke) {
    List<String> words = new ArrayList<>(List.of("-f", "1", "-prof", "gc", "-rf", "json"));
    words.addAll(List.of("-rff", json.toString(), "-w", "300ms", "-r", "300ms"));
    words.addAll(smoke ? List.of("-wi", "0", "-i", "1") : List.of("-wi", "4", "-i", "5"));
    return words;
  }
}
