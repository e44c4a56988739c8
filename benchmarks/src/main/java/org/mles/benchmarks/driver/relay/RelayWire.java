package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.util.Optional;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.driver.wire.WireSocket;

/**
 * Frames without joins for a relay with several channels: each connection names its channel first.
 *
 * @param inside the frames
 * @param channel the name
 */
record RelayWire(Wire inside, String channel) implements Wire {
  /**
   * Makes wires that name a channel only if there are several, so that the floor stays as it is.
   */
  static WireClient.Maker maker(LoadPlan plan, WireClient.Maker frames) {
    return plan.streams().channels() == 1
        ? frames
        : part -> new RelayWire(frames.wire(part), part.channel());
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    enter(socket);
    return inside.publisher(socket);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    enter(socket);
    return inside.subscribe(socket, first, count);
  }

  private void enter(WireSocket socket) throws IOException {
    socket.write(RelayGreeting.of(channel));
    if (socket.in().read() != RelayGreeting.ANSWER) {
      throw new IOException("the relay does not let it into channel " + channel);
    }
  }

  @Override
  public Optional<PayloadScan> answers() {
    return inside.answers();
  }
}
