package org.mles.conformance.fuzz;

import java.net.InetSocketAddress;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transcript;

/** Where clients of one conversation connect to, and what they share. Thread: caller. */
public record Door(InetSocketAddress address, Settings settings, Timers timers, Transcript log) {
  /** Connects a client that says nothing. */
  public RawPeer connect(String name, RawPeer.Stream stream) {
    return RawPeer.connect(name, address, timers, log, log)
        .enter(settings.transport(), address, stream);
  }
}
