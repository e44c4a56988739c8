package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to part. */
public enum EndFault implements V1Fault {
  LEAVE_NOTICE("tells the others about a departure"),
  DEPARTURE_CLOSES_CHANNEL("closes every member when one leaves"),
  HALF_OPEN("keeps its side open after FIN"),
  DISCARDS_AT_FIN("discards queued output when FIN comes"),
  RST_CLOSES_CHANNEL("closes every member when one connection is reset"),
  RST_STOPS_SERVICE("stops accepting after a connection is reset"),
  DROPS_QUEUE_AT_FIN("closes with what is on its way when FIN comes, and drops the queue"),
  DRAINS_FOR_EVER("waits for ever for a client that takes nothing after its FIN");

  private final String sentence;

  EndFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case LEAVE_NOTICE -> new Telling();
      case DEPARTURE_CLOSES_CHANNEL, RST_CLOSES_CHANNEL, RST_STOPS_SERVICE ->
          new Overreacting(this);
      case HALF_OPEN -> new Lingering();
      case DISCARDS_AT_FIN -> new Discarding();
      case DROPS_QUEUE_AT_FIN -> dropping();
      case DRAINS_FOR_EVER -> patient();
    };
  }

  private static Rules patient() {
    return new Rules() {
      @Override
      protected long drainMillis(ModelServer server) {
        return Long.MAX_VALUE;
      }
    };
  }

  private static Rules dropping() {
    return new Rules() {
      @Override
      protected void over(ModelServer server, Connection connection) {
        connection.dropWaiting();
        super.over(server, connection);
      }
    };
  }

  /** Tells the others that a member left. */
  private static final class Telling extends Rules {
    @Override
    protected void left(ModelServer server, Channel channel, Connection connection) {
      byte[] body = Body.message("server", channel.name(), new byte[] {'b', 'y', 'e'});
      forward(server, channel, connection, RawFrame.of(connection.cid(), body));
    }
  }

  /** Punishes the channel, or everybody, for one member's end. */
  private static final class Overreacting extends Rules {
    private final EndFault fault;

    Overreacting(EndFault fault) {
      this.fault = fault;
    }

    @Override
    protected void over(ModelServer server, Connection connection) {
      Channel channel = connection.channel();
      super.over(server, connection);
      if (channel != null && fault == EndFault.DEPARTURE_CLOSES_CHANNEL) {
        closeAll(server, channel);
      }
    }

    @Override
    protected void reset(ModelServer server, Connection connection) {
      Channel channel = connection.channel();
      super.reset(server, connection);
      if (fault == EndFault.RST_STOPS_SERVICE) {
        server.stopAccepting();
      } else if (channel != null && fault == EndFault.RST_CLOSES_CHANNEL) {
        closeAll(server, channel);
      }
    }

    private static void closeAll(ModelServer server, Channel channel) {
      synchronized (server) {
        channel.members().values().forEach(Connection::closeAfterOutput);
      }
    }
  }

  /** Never closes its side after FIN. */
  private static final class Lingering extends Rules {
    @Override
    protected @Nullable RawFrame readFrame(ModelServer server, Connection connection, boolean first)
        throws IOException {
      RawFrame frame = super.readFrame(server, connection, first);
      if (frame == null && connection.in().endsWithin(20)) {
        leave(server, connection);
        park(connection);
      }
      return frame;
    }

    private static void park(Connection connection) {
      synchronized (connection) {
        try {
          while (true) {
            connection.wait();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Forgets queued output when FIN has come. */
  private static final class Discarding extends Rules {
    @Override
    protected void replay(ModelServer server, Channel channel, Connection connection) {
      try {
        if (!connection.in().endsWithin(60)) {
          super.replay(server, channel, connection);
        }
      } catch (IOException e) {
        connection.closeNow();
      }
    }
  }
}
