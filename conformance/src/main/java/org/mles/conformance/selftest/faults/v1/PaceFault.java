package org.mles.conformance.selftest.faults.v1;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Everything arrives, but late. */
public enum PaceFault implements V1Fault {
  SMALL_FRAMES_WAIT("holds a frame back for 50 ms after the one before");

  private final String sentence;

  PaceFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return new Saving();
  }

  /** Saves packets. */
  private static final class Saving extends Rules {
    private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** When the next frame may go to a member. Guarded by the server's lock. */
    private final Map<Connection, Long> free = new HashMap<>();

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      for (Connection member : channel.members().values()) {
        if (member != from) {
          sendLater(member, frame.encode());
        }
      }
    }

    private void sendLater(Connection member, byte[] octets) {
      long now = System.nanoTime();
      long due = Math.max(now, free.getOrDefault(member, now));
      free.put(member, due + HELD_NANOS);
      CompletableFuture.delayedExecutor(due - now, TimeUnit.NANOSECONDS)
          .execute(() -> member.send(octets));
    }
  }
}
