package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.ListeningServer;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.mles.MlesWire;
import org.mles.benchmarks.driver.mles.V2Wire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.workload.Streams;

/**
 * Relays, and scanners of what a healthy relay sends, with one known fault each, to examine the
 * harness itself: with frames of v1, and with those of v2, whose systems end in {@link #OF_V2}.
 *
 * <p>Options {@code fault-payload}: length of the messages that the relay will see; {@code
 * fault-of}: a system that is started in place of the relay, to be read by a scanner with a fault.
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

  /** Brings one message to a subscriber of another channel, too. */
  public static final String STRAY = "fault-stray";

  /** A scanner counts one payload twice. */
  public static final String READ_TWICE = "fault-read-twice";

  /** A scanner misses one payload. */
  public static final String UNREAD = "fault-unread";

  /** A scanner takes what is nobody's payload for one, besides its own. */
  public static final String MISREAD = "fault-misread";

  /** Ends the names of the systems that have the fault in frames of v2. */
  public static final String OF_V2 = "-v2";

  /** Option with the length of the messages. */
  public static final String PAYLOAD = "fault-payload";

  /** Option with the system in place of the relay. */
  public static final String OF = "fault-of";

  /** The faults that a scanner has, whatever it reads. */
  public static final List<String> OF_SCANNERS = List.of(READ_TWICE, UNREAD, MISREAD);

  /** Index of the one subscriber that a fault hits. */
  public static final int VICTIM_SUBSCRIBER = 57;

  /** Length of the stall. */
  public static final long STALL_NANOS = 100_000_000;

  /** Length of the delay. */
  public static final long DELAY_NANOS = 10_000_000;

  private static final List<String> FAULTS =
      Stream.concat(Stream.of(STALL, DROP, DUPLICATE, DELAY, DIE, STRAY), OF_SCANNERS.stream())
          .toList();

  @Override
  public String family() {
    return "fault";
  }

  @Override
  public List<String> systems() {
    return Stream.concat(FAULTS.stream(), FAULTS.stream().map(fault -> fault + OF_V2)).toList();
  }

  /** Returns the fault of a system, whatever its frames are. */
  public static String faultOf(String system) {
    return system.endsWith(OF_V2) ? system.substring(0, system.length() - OF_V2.length()) : system;
  }

  @Override
  public @Nullable String refuses(String system, Streams streams) {
    return null;
  }

  @Override
  public boolean leavesUnread(String system) {
    return true;
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    String of = site.option(OF);
    if (of != null) {
      return Drivers.found().of(of).start(of, site);
    }
    String payload = site.options().getOrDefault(PAYLOAD, "20");
    String frames = system.endsWith(OF_V2) ? "v2" : "v1";
    List<String> args = List.of(frames, faultOf(system), payload);
    List<String> words = ChildJvm.words(List.of(), RelayServer.class.getName(), args);
    return ListeningServer.start(words, null, Map.of("server", "relay with a fault"));
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    LoadPlan.Sink sink = new FaultSink(faultOf(system), plan.sink());
    LoadPlan faulty = plan.into(sink);
    String of = plan.options().get(OF);
    if (of != null) {
      return Drivers.found().of(of).connect(of, faulty);
    }
    WireClient.Maker frames =
        system.endsWith(OF_V2) ? V2Wire::withoutJoins : MlesWire::withoutJoins;
    return WireClient.connect(faulty, RelayWire.maker(faulty, frames));
  }
}
