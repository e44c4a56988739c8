package org.mles.metrics;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.function.Supplier;
import org.mles.net.EventLoop;
import org.mles.net.Listening;
import org.mles.server.Counters;
import org.mles.text.LoggableFailure;
import org.mles.time.Clock;

/**
 * Shows the counters of a server to Prometheus, at {@code /metrics}.
 *
 * <p>It has a loop of its own on a daemon thread, so that neither a server waits for its clients
 * nor they for each other, and whatever costs one of them, an {@code Error} too, costs no other. At
 * the limit of descriptors it accepts again when there are some. Thread: any.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.mles.metrics");
  private static final int BACKLOG = 64;

  private final MetricsConfig config;
  private final EventLoop loop;
  private final InetSocketAddress address;

  /** Written by whoever closes it, read by the loop's thread in each turn. */
  private volatile boolean closing;

  private MetricsEndpoint(MetricsConfig config, EventLoop loop, InetSocketAddress address) {
    this.config = config;
    this.loop = loop;
    this.address = address;
  }

  /**
   * Starts to answer.
   *
   * @param counters read anew for each answer
   * @throws IOException if the address cannot be listened on; nothing is left running then
   */
  public static MetricsEndpoint start(MetricsConfig config, Supplier<Counters> counters)
      throws IOException {
    return startText(config, () -> PrometheusText.of(counters.get()));
  }

  /**
   * Starts to answer with counts of another program.
   *
   * @param values by name, read anew for each answer; counts that only grow end in total
   */
  public static MetricsEndpoint startValues(
      MetricsConfig config, Supplier<Map<String, Long>> values) throws IOException {
    return startText(config, () -> PrometheusText.of(values.get()));
  }

  private static MetricsEndpoint startText(MetricsConfig config, Supplier<String> text)
      throws IOException {
    InetSocketAddress wanted = new InetSocketAddress(config.bind(), config.port());
    EventLoop loop = new EventLoop(Clock.SYSTEM, () -> {}, MetricsEndpoint::bug);
    try {
      InetSocketAddress address = listen(wanted, loop, new Page(loop, config, text));
      MetricsEndpoint endpoint = new MetricsEndpoint(config, loop, address);
      Thread thread = new Thread(endpoint::run, "mles-metrics");
      thread.setDaemon(true);
      thread.start();
      return endpoint;
    } catch (IOException | RuntimeException | Error e) {
      loop.close();
      throw e;
    }
  }

  private static InetSocketAddress listen(InetSocketAddress wanted, EventLoop loop, Page page)
      throws IOException {
    ServerSocketChannel listener = Listening.on(wanted, BACKLOG);
    try {
      // Why none can be accepted says the log of the server, which has the same limit.
      loop.listen(listener, page::accepted, trouble -> {});
      return (InetSocketAddress) listener.getLocalAddress();
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private static void bug(Throwable bug) {
    LOG.log(ERROR, "a bug of this server; at most one scrape was lost", LoggableFailure.of(bug));
  }

  private void run() {
    try (loop) {
      while (!closing) {
        loop.poll(Long.MAX_VALUE);
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.log(ERROR, "the page of counters is gone; the server goes on", LoggableFailure.of(e));
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return address.getPort();
  }

  /** Says in one line where the page is and by which names it may be asked for. */
  public String text() {
    StringBuilder names = new StringBuilder("localhost");
    config.hosts().forEach(host -> names.append(", ").append(host));
    return ("metrics at /metrics on " + Listening.text(address))
        + ("; asked for by address or as " + names);
  }

  /** Asks it to end; waits for nothing. May be called twice. */
  @Override
  public void close() {
    closing = true;
    loop.wakeup();
  }
}
