package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the order of events: all arrives, at most once per bridge, and then it is quiet. */
final class CrossingPropertyTest {
  private static final int ROUNDS = 40;
  private static final int PAYLOADS = 60;

  /** How servers, named by numbers, are joined by bridges. */
  enum Shape {
    ONE(2, "01"),
    SIDE_BY_SIDE(2, "01 01"),
    OPPOSED(2, "01 10"),
    RING(3, "01 12 20"),
    RING_DOUBLED(3, "01 12 20 01 21"),
    ALL_OF_FOUR(4, "01 02 03 12 13 23"),
    LINE(4, "01 12 23");

    private final int servers;
    private final String bridges;

    Shape(int servers, String bridges) {
      this.servers = servers;
      this.bridges = bridges;
    }

    Net net(long seed) {
      Net net = new Net(servers, seed);
      for (int at = 0; at < bridges.length(); at += 3) {
        net.bridge(bridges.charAt(at) - '0', bridges.charAt(at + 1) - '0');
      }
      return net;
    }

    /** Returns how many bridges end at a server. */
    int bridgesAt(int server) {
      return (int) bridges.chars().filter(end -> end - '0' == server).count();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPayloadArrivesAtMostOncePerBridgeAndThenItIsQuiet(Shape shape)
      throws InterruptedException {
    long base = new Random().nextLong();
    for (int round = 0; round < ROUNDS; round++) {
      check(shape, base + round);
    }
  }

  private static void check(Shape shape, long seed) throws InterruptedException {
    Random random = new Random(seed);
    Net net = shape.net(seed);
    int[] origin = new int[PAYLOADS];
    for (int payload = 0; payload < PAYLOADS; payload++) {
      origin[payload] = random.nextInt(shape.servers);
      net.say(origin[payload], payload);
      for (int steps = random.nextInt(6); steps > 0; steps--) {
        net.step();
      }
    }
    net.settle();
    for (int back = random.nextInt(6); back > 0; back--) {
      net.replay(
          random.nextInt((shape.bridges.length() + 1) / 3), random.nextBoolean() ? Side.A : Side.B);
    }
    net.settle();
    for (int server = 0; server < shape.servers; server++) {
      assertThat(net.copies(server)).as("%s, seed %d", shape, seed).hasSize(PAYLOADS);
      int here = server;
      net.copies(server)
          .forEach(
              (payload, copies) ->
                  assertThat(copies - (origin[payload] == here ? 1 : 0))
                      .as("%s, seed %d: copies of %d at %d", shape, seed, payload, here)
                      .isBetween(origin[payload] == here ? 0 : 1, shape.bridgesAt(here)));
    }
  }
}
