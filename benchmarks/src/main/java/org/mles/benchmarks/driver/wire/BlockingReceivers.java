package org.mles.benchmarks.driver.wire;

import java.util.List;

/** One blocking thread per connection. */
final class BlockingReceivers extends Receivers {
  @Override
  String shape() {
    return "one blocking thread per subscriber";
  }

  @Override
  void start(List<WireSocket> sockets) {
    int index = 0;
    for (WireSocket socket : sockets) {
      readByItself(socket, "subscriber-" + index++);
    }
  }
}
