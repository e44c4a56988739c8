package org.mles.conformance.run.subjects;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.probe.port.PromisedPorts;

/** Finds ports of the loopback interface that nobody listens on or was told to. Thread: any. */
final class FreePort {
  private FreePort() {}

  static int take() {
    while (true) {
      try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (PromisedPorts.promise(probe.getLocalPort())) {
          return probe.getLocalPort();
        }
      } catch (IOException e) {
        throw new Unreachable("no free port: " + e.getMessage());
      }
    }
  }
}
