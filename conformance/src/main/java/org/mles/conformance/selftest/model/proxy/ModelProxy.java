package org.mles.conformance.selftest.model.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ProxySubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Door;
import org.mles.conformance.time.Daemons;

/** A proxy whose decisions are asked of {@link ProxyRules}. Thread: any. */
public final class ModelProxy implements Subject.Running {
  private final ProxyRules rules;
  private final Settings settings;
  private final InetSocketAddress upstream;
  private final Duration firstWait;
  private final Door door;
  private final Queue<Connection> links = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pages = new AtomicInteger();

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, task -> Daemons.thread("model clock", task), new ThreadPoolExecutor.DiscardPolicy());

  /** Makes it a subject. */
  public static ProxySubject subject(String name, Supplier<ProxyRules> rules, Settings declared) {
    return new Scale("model proxy " + name, rules, declared);
  }

  /**
   * The scale model as a subject.
   *
   * @param rules makes the rules of each start
   */
  private record Scale(String description, Supplier<ProxyRules> rules, Settings declared)
      implements ProxySubject {
    @Override
    public Running start(Settings wanted, int port, InetSocketAddress upstream) {
      try {
        return new ModelProxy(rules.get(), wanted, port, upstream, firstWait());
      } catch (IOException e) {
        throw new Unreachable("the model proxy does not start: " + e.getMessage());
      }
    }
  }

  private ModelProxy(
      ProxyRules rules, Settings settings, int port, InetSocketAddress upstream, Duration firstWait)
      throws IOException {
    this.rules = rules;
    this.settings = settings;
    this.upstream = upstream;
    this.firstWait = firstWait;
    clock.setRemoveOnCancelPolicy(true);
    door = new Door(InetAddress.getLoopbackAddress(), port);
    door.open(
        () -> Long.MAX_VALUE,
        client -> Daemons.run("model page", () -> serve(new ModelPage(this, client))));
  }

  ProxyRules rules() {
    return rules;
  }

  /** Returns how it is configured. */
  Settings settings() {
    return settings;
  }

  InetSocketAddress upstream() {
    return upstream;
  }

  Duration firstWait() {
    return firstWait;
  }

  /** Takes care that a link ends with the proxy. */
  void own(Connection link) {
    links.add(link);
  }

  void after(long millis, Runnable task) {
    Future<?> unused = clock.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  Future<?> every(long millis, Runnable task) {
    return clock.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void serve(ModelPage page) {
    try {
      if (pages.incrementAndGet() <= rules.page().mostPages(settings)) {
        page.serve();
      }
    } catch (IOException e) {
      System.getLogger(ModelProxy.class.getName()).log(System.Logger.Level.DEBUG, "page", e);
    } finally {
      pages.decrementAndGet();
      page.over();
      page.connection().closeAfterOutput();
    }
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    door.close();
    links.forEach(Connection::closeNow);
  }
}
