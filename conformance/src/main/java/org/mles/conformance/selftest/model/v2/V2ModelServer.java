package org.mles.conformance.selftest.model.v2;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Door;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;

/**
 * A server of version 2 with one thread per connection whose decisions are asked of {@link
 * V2Rules}. Of version 1 it knows just enough to be told apart.
 *
 * <p>Thread: any; membership, histories and fan-out happen under this object's lock.
 */
public final class V2ModelServer implements Subject.Running {
  private final V2Rules rules;
  private final Settings settings;
  private final Door door;
  private final Map<String, V2Channel> channels = new HashMap<>();
  private final Version1 version1 = new Version1(this);
  private final V2Crowd crowd = new V2Crowd(this);
  private volatile boolean ending;

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, task -> Daemons.thread("model clock", task), new ThreadPoolExecutor.DiscardPolicy());

  /** Makes it a subject. */
  public static ModelSubject subject(String name, Supplier<V2Rules> rules, Settings declared) {
    return new ModelSubject(
        "model server of version 2 " + name,
        declared.withProtocol(Protocol.V2),
        wanted -> new V2ModelServer(rules.get(), wanted));
  }

  /** Starts a server on a free port that follows {@code rules}. */
  public V2ModelServer(V2Rules rules, Settings settings) throws IOException {
    this.rules = rules;
    this.settings = settings;
    clock.setRemoveOnCancelPolicy(true);
    door = new Door(InetAddress.getLoopbackAddress(), 0);
    door.open(
        () -> rules.life().slowReaderOctets(this), client -> receive(new V2Session(this, client)));
  }

  private void receive(V2Session session) {
    boolean placed;
    synchronized (this) {
      placed = crowd.admits(session);
    }
    if (placed) {
      if (ending) { // it came in while the others were told
        rules.life().dismiss(session);
      }
      Daemons.run("model connection", () -> serve(session));
    } else {
      door.gone(session.connection());
      session.connection().closeNow();
    }
  }

  /** Returns who is here, and which channels nobody is in. */
  V2Crowd crowd() {
    return crowd;
  }

  /** Returns what it follows. */
  V2Rules rules() {
    return rules;
  }

  /** Returns how the server is configured. */
  public Settings settings() {
    return settings;
  }

  /** Returns the channel of that name; makes it if there is none. */
  public synchronized V2Channel channel(String name) {
    return channels.computeIfAbsent(name, unused -> new V2Channel());
  }

  /** Forgets a channel and its history. */
  synchronized void forget(V2Channel channel) {
    channels.values().remove(channel);
  }

  /** Returns all channels. */
  public synchronized Collection<V2Channel> channels() {
    return List.copyOf(channels.values());
  }

  Future<?> after(long millis, Runnable task) {
    return clock.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  Future<?> every(long millis, Runnable task) {
    return clock.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void serve(V2Session session) {
    Connection connection = session.connection();
    boolean open = false;
    try {
      expectFirst(session);
      if (connection.in().peek() == RawFrame.TYPE) {
        version1.serve(session);
      } else if (rules.upgrade().enter(connection)) {
        session.upgraded();
        rules.life().talk(session);
      }
      open = !rules.life().end(session);
    } catch (IOException e) {
      rules.life().left(session, false);
      connection.closeNow();
    } finally {
      session.over();
      synchronized (this) {
        crowd.gone(session);
      }
    }
    if (!open) {
      door.gone(connection);
    }
  }

  private void expectFirst(V2Session session) {
    session.after(
        rules.life().deadlineMillis(this),
        () -> {
          if (!session.hasJoined()) {
            session.connection().closeNow();
          }
        });
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port());
  }

  @Override
  public void dismiss() {
    door.stopAccepting();
    ending = true;
    // Who is about to ask comes first: others hear of the end, and may tell him.
    for (boolean upgraded : new boolean[] {false, true}) {
      crowd.all().stream()
          .filter(session -> session.isUpgraded() == upgraded)
          .forEach(rules.life()::dismiss);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    door.close();
  }
}
