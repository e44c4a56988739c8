package org.mles.benchmarks.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.relay.RawRelayDriver;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/**
 * The raw relay under names that say in which place the driver never returns, or what else its
 * client does to the load process. An interrupt does not help.
 */
public final class HangingDriver implements Driver {
  /** Never returns from the start of the server. */
  public static final String START = "hang-start";

  /** Never returns from connect. */
  public static final String CONNECT = "hang-connect";

  /** Never returns from the first publish. */
  public static final String WARM_UP = "hang-warm-up";

  /** Never returns from the publish of a message that counts. */
  public static final String MEASURE = "hang-measure";

  /** Never returns from the look at the server. */
  public static final String LOOK = "hang-look";

  /** Never returns from the client's close. */
  public static final String CLOSE = "hang-close";

  /** Never returns from the server's close. */
  public static final String STOP = "hang-stop";

  /** Prints without end, without the end of a line, and with words of the orchestrator's. */
  public static final String FLOOD = "hang-flood";

  /** Ends the load process without a word. */
  public static final String DIE = "hang-die";

  private static final int FLOOD_OCTETS = 64 << 20;
  private static final int FLOOD_PIECE = 1 << 20;

  private final Driver relay = new RawRelayDriver();

  @Override
  public String family() {
    return "hang";
  }

  @Override
  public List<String> systems() {
    return List.of(START, CONNECT, WARM_UP, MEASURE, LOOK, CLOSE, STOP, FLOOD, DIE);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    hangIf(system.equals(START));
    return new Server(system, relay.start(RawRelayDriver.RAW, site));
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    hangIf(system.equals(CONNECT));
    if (system.equals(FLOOD)) {
      flood();
    }
    if (system.equals(DIE)) {
      Runtime.getRuntime().halt(7);
    }
    return new Client(system, relay.connect(RawRelayDriver.RAW, plan));
  }

  private static void flood() {
    String piece = "mles-load: start \u001b[2J".repeat(FLOOD_PIECE / 20);
    for (int octets = 0; octets < FLOOD_OCTETS; octets += FLOOD_PIECE) {
      System.out.print(piece);
      System.err.print(piece);
    }
  }

  /** Leaves a child behind, so that somebody has to end that, too. */
  private static void hangIf(boolean here) {
    if (here) {
      try {
        new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 1000 & wait").start();
      } catch (IOException e) {
        throw new IllegalStateException("no shell", e);
      }
      CountDownLatch never = new CountDownLatch(1);
      while (true) {
        try {
          never.await();
        } catch (InterruptedException e) {
          Thread.interrupted();
        }
      }
    }
  }

  /** The relay, which hangs when it is looked at or stopped. */
  private record Server(String system, RunningServer server) implements RunningServer {
    @Override
    public String endpoint() {
      return server.endpoint();
    }

    @Override
    public List<Long> pids() {
      return server.pids();
    }

    @Override
    public @Nullable String version() {
      return server.version();
    }

    @Override
    public Map<String, String> settings() {
      return server.settings();
    }

    @Override
    public Map<String, String> verify() throws IOException, InterruptedException {
      hangIf(system.equals(LOOK));
      return server.verify();
    }

    @Override
    public void close() {
      hangIf(system.equals(STOP));
      server.close();
    }
  }

  /** The relay's client, which hangs when it publishes or is closed. */
  private record Client(String system, LoadClient client) implements LoadClient {
    @Override
    public void publish(byte[] payload) throws IOException {
      Stage stage = ProbePayload.stage(ProbePayload.wordOf(payload));
      hangIf(system.equals(WARM_UP) || (system.equals(MEASURE) && stage == Stage.MEASURED));
      client.publish(payload);
    }

    @Override
    public void flush() throws IOException {
      client.flush();
    }

    @Override
    public @Nullable Long octetsReceived() {
      return client.octetsReceived();
    }

    @Override
    public @Nullable String failure() {
      return client.failure();
    }

    @Override
    public Map<String, String> verified() {
      return client.verified();
    }

    @Override
    public void close() {
      hangIf(system.equals(CLOSE));
      client.close();
    }
  }
}
