package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Frames that get lost, come twice, or come in another order. */
public enum DeliveryFault implements V1Fault {
  REORDERS("swaps two frames now and then"),
  LOSES_SOME("loses a frame now and then"),
  DOUBLES_SOME("sends a frame twice now and then"),
  ORDER_PER_RECEIVER("gives each receiver an order of its own"),
  DROPS_AT_FIN("drops received frames when the sender ends"),
  INTERLEAVES("forwards octets as they come, frame or not"),
  DEDUPLICATES("drops a frame that equals the one before");

  private static final int NOW_AND_THEN = 1000;

  private final String sentence;

  DeliveryFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case REORDERS, LOSES_SOME, DOUBLES_SOME -> new Unreliable(this);
      case ORDER_PER_RECEIVER -> new Jumbling();
      case DEDUPLICATES -> new Deduplicating();
      case DROPS_AT_FIN -> new Hasty();
      case INTERLEAVES -> new Streaming();
    };
  }

  /** Fails once in a thousand frames. */
  private static final class Unreliable extends Rules {
    private final DeliveryFault fault;
    private int count;
    private @Nullable RawFrame late;

    Unreliable(DeliveryFault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      boolean now = ++count % NOW_AND_THEN == 0;
      RawFrame before = late;
      late = null;
      if (now && fault == DeliveryFault.REORDERS) {
        late = frame;
      } else if (!now || fault == DeliveryFault.DOUBLES_SOME) {
        super.forward(server, channel, from, frame);
      }
      if (before != null || (now && fault == DeliveryFault.DOUBLES_SOME)) {
        super.forward(server, channel, from, before == null ? frame : before);
      }
    }
  }

  /** Keeps a frame back for every second receiver until another one has gone. */
  private static final class Jumbling extends Rules {
    private static final long RELEASE_MILLIS = 15;
    private static final int CROWD = 9;

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      byte[] octets = frame.encode();
      if (channel.members().size() < CROWD) {
        super.forward(server, channel, from, frame);
        return;
      }
      for (Connection member : List.copyOf(channel.members().values())) {
        if (member != from) {
          deliver(server, member, octets);
        }
      }
    }

    private static void deliver(ModelServer server, Connection member, byte[] octets) {
      if (member.number() % 2 == 0) {
        member.send(octets);
        return;
      }
      byte[] before = member.exchangeHeld(null);
      if (before == null) {
        member.exchangeHeld(octets);
        releaseLater(server, member);
      } else {
        member.send(octets);
        member.send(before);
      }
    }

    private static void releaseLater(ModelServer server, Connection member) {
      CompletableFuture.delayedExecutor(RELEASE_MILLIS, TimeUnit.MILLISECONDS)
          .execute(
              () -> {
                synchronized (server) {
                  byte[] held = member.exchangeHeld(null);
                  if (held != null) {
                    member.send(held);
                  }
                }
              });
    }
  }

  /** Takes the same frame twice for a mistake. */
  private static final class Deduplicating extends Rules {
    private final Map<Connection, RawFrame> last = new ConcurrentHashMap<>();

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      boolean again = frame.equals(last.put(connection, frame));
      return again || super.accept(server, connection, frame);
    }
  }

  /** Drops a frame that the end of the stream follows. */
  private static final class Hasty extends Rules {
    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      return !connection.in().endsWithin(40) && super.accept(server, connection, frame);
    }
  }

  /** Passes octets on as they come. */
  private static final class Streaming extends Rules {
    @Override
    protected byte[] readBody(ModelServer server, Connection connection, int length)
        throws IOException {
      Channel channel = connection.channel();
      if (channel == null || length < 1 << 17) {
        return super.readBody(server, connection, length);
      }
      byte[] body = new byte[length];
      int at = 0;
      while (at < length) {
        byte[] piece = connection.in().takeOnce(length - at);
        if (piece.length == 0) {
          return Arrays.copyOf(body, at);
        }
        System.arraycopy(piece, 0, body, at, piece.length);
        at += piece.length;
        synchronized (server) {
          channel.members().values().stream()
              .filter(m -> m != connection)
              .forEach(m -> m.send(piece));
        }
      }
      return body;
    }
  }
}
