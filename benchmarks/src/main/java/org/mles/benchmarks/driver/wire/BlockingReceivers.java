package org.mles.benchmarks.driver.wire;

import java.util.List;

/** One blocking thread per connection. */
final class BlockingReceivers extends Receivers {
  @Override
  String shape() {
    return "one blocking thread per subscriber";
  }

  @Override
  void start(List<WireSocket> subscribers, List<WireSocket> publishers) {
    readEach(subscribers, "subscriber-");
    readEach(publishers, "publisher-");
  }

  private void readEach(List<WireSocket> sockets, String whose) {
    int index = 0;
    for (WireSocket socket : sockets) {
      readByItself(socket, whose + index++);
    }
  }
}
