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
    int port = any();
    for (int i = 1; i < PromisedPorts.TRIES && !PromisedPorts.promise(port); i++) {
      port = any();
    }
    return port;
  }

  private static int any() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new Unreachable("no free port: " + e.getMessage());
    }
  }
}
