package org.mles.proxy.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Budget;
import org.mles.memory.JvmMemory;
import org.mles.memory.PendingFrames;
import org.mles.net.EventLoop;
import org.mles.net.Plain;
import org.mles.server.tls.TlsDoor;
import org.mles.server.tls.TlsWorkers;
import org.mles.time.Clock;

/**
 * A running proxy: browsers speak version 1 to it over WebSocket, and it speaks to a server.
 * Thread: any.
 */
public final class WebProxy implements AutoCloseable {
  private static final int MOST_HANDSHAKES = 256;
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Ports ports;
  private final Journal journal;
  private final ProxyLoop proxy;
  private final TlsWorkers workers;
  private final @Nullable TlsDoor door;
  private final Thread thread;

  /** Written by the loop's thread when it cannot go on. */
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Written by whoever closes it, read by the loop's thread in each turn. */
  private volatile boolean closing;

  private WebProxy(
      Ports ports, Journal journal, ProxyLoop proxy, TlsWorkers workers, @Nullable TlsDoor door) {
    this.ports = ports;
    this.journal = journal;
    this.proxy = proxy;
    this.workers = workers;
    this.door = door;
    thread = new Thread(this::run, "mles-proxy");
  }

  /**
   * Starts a proxy; it listens when this returns.
   *
   * @throws IOException if the address cannot be listened on, or the certificate not be shown;
   *     nothing is left running then
   */
  public static WebProxy start(ProxyConfig config) throws IOException {
    long heapOctets = JvmMemory.read().heapOctets();
    TlsWorkers workers = new TlsWorkers(MOST_HANDSHAKES, new Budget(heapOctets / 4));
    Journal journal = new Journal(new Tally());
    TlsDoor door =
        config.tls() == null ? null : new TlsDoor(config.tls(), workers.handshakes(), journal);
    Ports ports = null;
    ProxyLoop proxy = null;
    try {
      PendingFrames pending = new PendingFrames(heapOctets / 2);
      proxy = new ProxyLoop(config, journal, workers.handshakes(), pending);
      ports = Ports.open(config, proxy, door == null ? Plain::new : door::carry);
      WebProxy started = new WebProxy(ports, journal, proxy, workers, door);
      started.thread.start();
      return started;
    } catch (IOException | RuntimeException | Error e) {
      abandon(proxy, ports, door, e);
      workers.close();
      throw e;
    }
  }

  private static void abandon(
      @Nullable ProxyLoop proxy, @Nullable Ports ports, @Nullable TlsDoor door, Throwable why) {
    try {
      if (ports != null) {
        ports.close();
      }
      if (proxy != null) {
        proxy.loop().close();
      }
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    if (door != null) {
      door.close();
    }
  }

  private void run() {
    EventLoop loop = proxy.loop();
    try (loop) {
      while (!closing) {
        loop.poll(Long.MAX_VALUE);
      }
      drain(loop);
    } catch (IOException | RuntimeException | Error e) {
      failure.set(e);
      journal.failed(e);
    }
  }

  /** Turns on until everybody has heard of the end, for a bounded time. */
  private void drain(EventLoop loop) {
    proxy.dismissAll();
    long startNanos = Clock.SYSTEM.nanoTime();
    long leftNanos = DRAIN_NANOS;
    loop.poll(0);
    while (leftNanos > 0 && (!proxy.isEmpty() || loop.farewells().arePending())) {
      loop.poll(leftNanos);
      leftNanos = DRAIN_NANOS - (Clock.SYSTEM.nanoTime() - startNanos);
    }
  }

  /** Returns the address that it listens on, with the port it took if 0 was asked for. */
  public InetSocketAddress address() {
    return ports.address();
  }

  /** Returns where it sends browsers to TLS; null if nowhere. */
  public @Nullable InetSocketAddress redirectAddress() {
    return ports.redirectAddress();
  }

  /** Returns what it has counted so far, by name. */
  public Map<String, Long> counters() {
    Map<String, Long> values = journal.tally().values();
    if (door != null) {
      values.put("proxy_tls_certificate_days_left", door.daysLeft());
    }
    return values;
  }

  /** Returns one of those. */
  public long count(Count what) {
    return journal.tally().of(what);
  }

  /**
   * Waits until it has ended, by {@link #close} or by a failure of its own.
   *
   * @return what it failed of; null if it was closed
   */
  public @Nullable Throwable awaitEnd() throws InterruptedException {
    thread.join();
    return failure.get();
  }

  /** Reads the files of its certificate again, at once. Nothing happens without such files. */
  public void readCertificate() {
    if (door != null) {
      door.readAgain();
    }
  }

  /**
   * Closes the port, tells browsers and lets what waits go out for a bounded time, closes every
   * connection, and waits for the end. May be called twice.
   */
  @Override
  public void close() {
    try {
      ports.close();
    } catch (IOException e) {
      // The port is given back with the process at the latest.
      journal.tally().add(Count.BUGS_TOTAL);
    }
    closing = true;
    proxy.loop().wakeup();
    try {
      awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.close();
    if (door != null) {
      door.close();
    }
  }
}
