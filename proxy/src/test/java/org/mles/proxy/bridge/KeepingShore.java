package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server without I/O: acknowledges nothing, and tells whoever joins what it has kept. */
final class KeepingShore implements Shore {
  private final Predicate<String> survives;
  private final List<String> history = new CopyOnWriteArrayList<>();
  private volatile @Nullable Hearer hearer;
  final BlockingQueue<String> handedOver = new LinkedBlockingQueue<>();

  /** Makes one that dies, and forgets all, of what it does not survive. */
  KeepingShore(Predicate<String> survives) {
    this.survives = survives;
  }

  /** Keeps a message as if it had come. */
  void keep(String word) {
    history.add(word);
  }

  /** Forgets the oldest messages. */
  void forget(int count) {
    history.subList(0, count).clear();
  }

  /** Forgets all, as a process that was killed. */
  void die() {
    history.clear();
    cut();
  }

  /** Ends the session. */
  void cut() {
    Objects.requireNonNull(hearer).ended(new IOException("gone"));
  }

  @Override
  public String address() {
    return "keeping";
  }

  @Override
  public void check(String channel) {}

  @Override
  public Session open(String channel, Duration silence, Hearer joined) {
    hearer = joined;
    history.forEach(word -> joined.heard(new Message(false, word.getBytes(UTF_8))));
    return new Session() {
      @Override
      public void send(Message message) {
        String word = new String(message.payload(), UTF_8);
        boolean survived = survives.test(word);
        if (survived) {
          history.add(word); // before anybody who sees it handed over can have it forgotten
        }
        handedOver.add(word);
        if (!survived) {
          die();
        }
      }

      @Override
      public void cut(IOException why) {}

      @Override
      public void close() {}
    };
  }
}
