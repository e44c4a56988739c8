package org.mles.conformance.probe.port;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Ports that programs were told to listen on, and may not listen on yet. To the system they are
 * free, so it gives the same one again sooner or later; a case would then meet the program of
 * another.
 *
 * <p>Thread: any.
 */
public final class PromisedPorts {
  /** So often a system is asked for another one; then it has no others, and any will do. */
  public static final int TRIES = 100;

  /** Far more than programs that start at a time, and few among the ports of a system. */
  static final int MOST = 1024;

  private static final Set<Integer> PORTS = new LinkedHashSet<>();

  private PromisedPorts() {}

  /** Promises a port; false if that was done not long ago. */
  public static synchronized boolean promise(int port) {
    if (!PORTS.add(port)) {
      return false;
    }
    if (PORTS.size() > MOST) {
      Iterator<Integer> oldest = PORTS.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  /** Says whether a port belongs to a program. */
  static synchronized boolean contains(int port) {
    return PORTS.contains(port);
  }
}
