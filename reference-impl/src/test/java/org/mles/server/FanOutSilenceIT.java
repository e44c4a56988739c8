package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.testing.Frames;

/**
 * How long two clients on a channel of their own wait for each other while a crowd on another
 * channel is sent more than it reads. The figure is printed by {@link Soak}; a slow machine fails
 * nothing: what bounds a turn is counted, not timed.
 */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FanOutSilenceIT {
  /** Less than makes a reader too slow, more than the system takes for one that does not read. */
  private static final int MESSAGE_OCTETS = 12 << 20;

  @Test
  void aPairIsServedWhileACrowdThatDoesNotReadIsSentALargeMessage() throws Exception {
    Soak soak = new Soak("silence");
    int crowd = Soak.count(20, 1_000);
    List<RawClient> deaf = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start("-p", "0", "-k", Frames.SECRET);
        RawClient alice = join(server, "alice", "lobby");
        RawClient bob = join(server, "bob", "lobby");
        RawClient speaker = join(server, "speaker", "hall")) {
      bob.expect(Frames.frame("alice", "lobby", new byte[0]));
      alice.expect(Frames.frame("bob", "lobby", new byte[0]));
      for (int i = 0; i < crowd; i++) {
        deaf.add(join(server, "deaf " + i, "hall"));
      }
      AtomicBoolean said = new AtomicBoolean();
      Thread speech = new Thread(() -> speak(speaker, said));
      speech.start();
      Exchange exchange = new Exchange(alice, bob);
      while (!said.get()) {
        exchange.roundTrip();
      }
      // Whatever the last octets of the message set off is over after some more.
      for (int i = 0; i < 2_000; i++) {
        exchange.roundTrip();
      }
      speech.join();
      assertThat(exchange.trips).isGreaterThan(2_000);
      soak.done(
          String.format(
              Locale.ROOT,
              "%,d members that do not read, a message of %,d octets;"
                  + " worst round trip of a pair elsewhere %,d ms of %,d",
              crowd,
              MESSAGE_OCTETS,
              TimeUnit.NANOSECONDS.toMillis(exchange.worstNanos),
              exchange.trips));
    } finally {
      for (RawClient client : deaf) {
        client.close();
      }
    }
  }

  private static RawClient join(ServerProcess server, String uid, String channel)
      throws IOException {
    return new RawClient(server.address().getAddress(), server.address().getPort())
        .send(Frames.frame(uid, channel, new byte[0]));
  }

  private static void speak(RawClient speaker, AtomicBoolean said) {
    try {
      speaker.send(Frames.frame("speaker", "hall", new byte[MESSAGE_OCTETS]));
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      said.set(true);
    }
  }

  /** Two members that answer each other. */
  private static final class Exchange {
    private final RawClient alice;
    private final RawClient bob;
    private final byte[] question = Frames.frame("alice", "lobby", new byte[] {'?'});
    private final byte[] answer = Frames.frame("bob", "lobby", new byte[] {'!'});
    private long worstNanos;
    private long trips;

    Exchange(RawClient alice, RawClient bob) {
      this.alice = alice;
      this.bob = bob;
    }

    void roundTrip() throws IOException {
      long start = System.nanoTime();
      alice.send(question);
      bob.expect(question).send(answer);
      alice.expect(answer);
      worstNanos = Math.max(worstNanos, System.nanoTime() - start);
      trips++;
    }
  }
}
