package org.mles.benchmarks.driver.broker;

import java.io.IOException;
import java.util.Map;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Greets a broker that somebody else runs, before anything is measured: one that asks for a
 * password, closes at once or is something else is told from one that can be used.
 *
 * <p>Thread: caller.
 */
public final class Trial {
  private Trial() {}

  /**
   * Connects a publisher, and nobody else, and disconnects.
   *
   * @throws Unavailable if that fails, with the address and the reason in one line
   */
  public static void of(HostPort server, Connecting wire) throws Unavailable {
    of(server, server.toString(), wire);
  }

  /**
   * The same for a broker whose clients need more than its address.
   *
   * @param endpoint what they need
   */
  @SuppressWarnings("try") // connected and closed, and nothing between
  public static void of(HostPort server, String endpoint, Connecting wire) throws Unavailable {
    if (!server.answers()) {
      throw new Unavailable("nobody answers at " + server);
    }
    LoadPlan nobody =
        new LoadPlan(endpoint, 0, ProbePayload.MIN_OCTETS, Map.of(), (who, word, octets) -> {});
    try (AutoCloseable client = wire.connect(nobody)) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while " + server + " was tried");
    } catch (Exception e) {
      throw new Unavailable("the broker at " + server + " cannot be used: " + oneLine(e));
    }
  }

  private static String oneLine(Exception e) {
    String words = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
    return words.strip().replaceAll("\\s+", " ");
  }
}
