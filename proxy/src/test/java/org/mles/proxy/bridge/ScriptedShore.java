package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A side without I/O, which takes what it is told to take and says that it has it. */
final class ScriptedShore implements Shore {
  private final String address;
  private final Predicate<String> takes;
  private volatile @Nullable Hearer hearer;
  final List<String> offered = new CopyOnWriteArrayList<>();

  /** Makes a side that asks {@code takes} about each message, as often as it comes. */
  ScriptedShore(String address, Predicate<String> takes) {
    this.address = address;
    this.takes = takes;
  }

  /** Says something as this side, once it has been joined. */
  void say(String word) {
    Hearer joined = hearer;
    if (joined == null) {
      throw new IllegalStateException("nobody has joined " + address);
    }
    joined.heard(new Message(false, word.getBytes(UTF_8)));
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void check(String channel) {}

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public Session open(String channel, Duration silence, Hearer joined) {
    hearer = joined;
    return new Session() {
      @Override
      public void send(Message message) throws IOException {
        String word = new String(message.payload(), UTF_8);
        offered.add(word);
        if (!takes.test(word)) {
          throw new IOException("not " + word);
        }
      }

      @Override
      public void cut(IOException why) {}

      @Override
      public void close() {}
    };
  }
}
