package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Servers and bridges without I/O: each server hands what one says to all others, and to nobody
 * what was said before; who comes next is drawn.
 */
final class Net {
  private static final int MEMORY = 4096;

  /** More steps than any run without a storm can need. */
  private static final int STORM = 200_000;

  private record Stub(Crossing crossing, int a, int b) {
    int server(Side side) {
      return side == Side.A ? a : b;
    }
  }

  private static final int NOBODY = -1;

  private final Random random;
  private final List<Stub> bridges = new ArrayList<>();
  private final List<Map<Integer, Integer>> copies = new ArrayList<>();
  private final Budget budget = new Budget(1L << 40);
  final Tally tally = new Tally();

  Net(int servers, long seed) {
    random = new Random(seed);
    for (int i = 0; i < servers; i++) {
      copies.add(new HashMap<>());
    }
  }

  void bridge(int a, int b) {
    Crossing crossing = new Crossing(MEMORY, true, budget, budget, tally);
    bridges.add(new Stub(crossing, a, b));
  }

  /** Says a payload on a server, as one of its clients. */
  void say(int server, int payload) {
    hear(server, NOBODY, Side.A, payload);
  }

  /** Lets one bridge, drawn, send one message that waits; false if none waits anywhere. */
  boolean step() throws InterruptedException {
    List<Runnable> ready = new ArrayList<>();
    for (int i = 0; i < bridges.size(); i++) {
      int bridge = i;
      for (Side side : Side.values()) {
        if (bridges.get(bridge).crossing.towards(side).size() > 0) {
          ready.add(() -> send(bridge, side));
        }
      }
    }
    if (ready.isEmpty()) {
      return false;
    }
    ready.get(random.nextInt(ready.size())).run();
    return true;
  }

  /** Steps until nothing moves. */
  void settle() throws InterruptedException {
    int steps = 0;
    while (step()) {
      if (++steps > STORM) {
        throw new AssertionError("a storm: " + tally.values());
      }
    }
  }

  /** Returns how often a client of a server that said nothing has heard each payload. */
  Map<Integer, Integer> copies(int server) {
    return copies.get(server);
  }

  /** Says all again that a bridge has heard on a server, as after it came back. */
  void replay(int bridge, Side side) {
    Stub back = bridges.get(bridge);
    copies.get(back.server(side)).keySet().forEach(payload -> heard(back, side, payload));
  }

  private void send(int bridge, Side side) {
    try {
      Stub sender = bridges.get(bridge);
      Message message = Objects.requireNonNull(sender.crossing.towards(side).take(() -> false));
      sender.crossing.sent(side, message, false);
      hear(sender.server(side), bridge, side, number(message));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hear(int server, int sender, Side sendersSide, int payload) {
    copies.get(server).merge(payload, 1, Integer::sum);
    for (int i = 0; i < bridges.size(); i++) {
      for (Side side : Side.values()) {
        boolean own = i == sender && side == sendersSide;
        if (!own && bridges.get(i).server(side) == server) {
          heard(bridges.get(i), side, payload);
        }
      }
    }
  }

  private static void heard(Stub bridge, Side side, int payload) {
    bridge.crossing.heard(side, new Message(payload % 2 == 0, octets(payload)));
  }

  private static byte[] octets(int payload) {
    return Integer.toString(payload).getBytes(US_ASCII);
  }

  private static int number(Message message) {
    return Integer.parseInt(new String(message.payload(), US_ASCII));
  }
}
