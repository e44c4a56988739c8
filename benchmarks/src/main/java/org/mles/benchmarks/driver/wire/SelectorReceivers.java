package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Selector threads that share the connections evenly; one unless option {@code receivers} asks for
 * more. A publisher that is alone has a thread of its own, so that it delays no subscriber; several
 * are read like subscribers.
 */
final class SelectorReceivers extends Receivers {
  private final List<SelectorLoop> loops = new ArrayList<>();

  /** How many connections there are, whose turns go round the loops. */
  private int connections;

  private SelectorReceivers() {}

  static SelectorReceivers of(Map<String, String> options) throws IOException {
    SelectorReceivers receivers = new SelectorReceivers();
    int count = Integer.parseInt(options.getOrDefault(WireClient.RECEIVERS, "1"));
    try {
      for (int i = 0; i < count; i++) {
        receivers.loops.add(new SelectorLoop(receivers.loss));
      }
      return receivers;
    } catch (IOException e) {
      receivers.close();
      throw e;
    }
  }

  @Override
  String shape() {
    return loops.size() == 1 ? "one selector thread" : loops.size() + " selector threads";
  }

  @Override
  void start(List<WireSocket> subscribers, List<WireSocket> publishers) throws IOException {
    List<WireSocket> sockets = new ArrayList<>(subscribers);
    if (publishers.size() == 1) {
      readByItself(publishers.get(0), "publisher");
    } else {
      sockets.addAll(publishers);
    }
    for (WireSocket socket : sockets) {
      read(socket);
    }
    for (SelectorLoop loop : loops) {
      run(loop::run, "receiver-" + loops.indexOf(loop));
    }
  }

  /** Reads one connection more, before the loops run or meanwhile. Thread: caller. */
  void read(WireSocket socket) throws IOException {
    loops.get(connections++ % loops.size()).add(socket);
  }

  @Override
  List<Long> waitedNanos() {
    return loops.stream().map(SelectorLoop::waitedNanos).toList();
  }

  @Override
  public void close() {
    super.close();
    loops.forEach(SelectorLoop::close);
  }
}
