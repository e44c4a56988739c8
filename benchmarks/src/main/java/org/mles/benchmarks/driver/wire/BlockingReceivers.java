package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/** One blocking thread per connection. */
final class BlockingReceivers extends Receivers {
  private static final int BUFFER_OCTETS = 16 * 1024;

  @Override
  String shape() {
    return "one blocking thread per subscriber";
  }

  @Override
  void start(List<WireSocket> sockets) {
    int index = 0;
    for (WireSocket socket : sockets) {
      run(() -> loop(socket), "subscriber-" + index++);
    }
  }

  private void loop(WireSocket socket) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
    try {
      boolean open = true;
      while (open) {
        open = socket.readOnce(buffer);
      }
      loss.note("the server closed a subscriber's connection");
    } catch (ClosedChannelException e) {
      loss.note("a subscriber's connection was closed");
    } catch (IOException e) {
      loss.note("a subscriber's connection failed: " + e.getMessage());
    }
  }
}
