package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.ListeningServer;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.mles.MlesWire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.process.ChildJvm;

/**
 * Relays, and scanners of what a healthy relay sends, with one known fault each, to examine the
 * harness itself.
 *
 * <p>Option {@code fault-payload}: length of the messages that the relay will see.
 */
public final class FaultDriver implements Driver {
  /** Stalls all subscribers for {@link #STALL_NANOS} at one message. */
  public static final String STALL = "fault-stall";

  /** Keeps one message from one subscriber. */
  public static final String DROP = "fault-drop";

  /** Sends one message twice to one subscriber. */
  public static final String DUPLICATE = "fault-duplicate";

  /** Serves one subscriber {@link #DELAY_NANOS} after all others. */
  public static final String DELAY = "fault-delay";

  /** Ends, as if it had crashed, at one message. */
  public static final String DIE = "fault-die";

  /** A scanner counts one payload twice. */
  public static final String READ_TWICE = "fault-read-twice";

  /** A scanner misses one payload. */
  public static final String UNREAD = "fault-unread";

  /** A scanner takes what is nobody's payload for one, besides its own. */
  public static final String MISREAD = "fault-misread";

  /** Option with the length of the messages. */
  public static final String PAYLOAD = "fault-payload";

  /** Index of the one subscriber that a fault hits. */
  public static final int VICTIM_SUBSCRIBER = 57;

  /** Length of the stall. */
  public static final long STALL_NANOS = 100_000_000;

  /** Length of the delay. */
  public static final long DELAY_NANOS = 10_000_000;

  @Override
  public String family() {
    return "fault";
  }

  @Override
  public List<String> systems() {
    return List.of(STALL, DROP, DUPLICATE, DELAY, DIE, READ_TWICE, UNREAD, MISREAD);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    String payload = site.options().getOrDefault(PAYLOAD, "20");
    List<String> args = List.of(system, payload);
    List<String> words = ChildJvm.words(List.of(), RelayServer.class.getName(), args);
    return ListeningServer.start(words, null, Map.of("server", "relay with a fault"));
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    LoadPlan.Sink sink = new FaultSink(system, plan.sink());
    LoadPlan faulty =
        new LoadPlan(
            plan.endpoint(), plan.subscribers(), plan.payloadOctets(), plan.options(), sink);
    return WireClient.connect(faulty, MlesWire.withoutJoins(faulty));
  }
}
