package org.mles.conformance.run.subjects.reference;

import java.util.List;
import org.mles.conformance.program.Tail;
import org.mles.server.ServerEvents;

/** Why links of a server went down, as far as it was not asked for yet. Thread: any. */
final class LinkLog implements ServerEvents {
  private static final int OCTETS = 1 << 12;

  private final Tail lines = new Tail(OCTETS);

  @Override
  public void linkDown(String channel, String why, long retryNanos) {
    lines.note("a link is down: " + why);
  }

  List<String> take() {
    return lines.take();
  }
}
