package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Frames that go to the wrong members, or go changed. */
public enum ForwardFault implements V1Fault {
  VALIDATE_LATER_BODIES("decodes later bodies and closes on those that are not CBOR triples"),
  REWRITES_LATER_KEY("puts the first key into every later frame"),
  ROUTES_BY_PREFIX(
      "lets the members of a channel hear every channel whose name begins with theirs"),
  REENCODES_FIRST("forwards a first frame encoded anew"),
  SWALLOWS_FIRST("does not forward first frames"),
  SWALLOWS_EMPTY_JOIN("does not forward first frames with an empty message"),
  ECHOES_JOIN("sends the first frame back to the joiner"),
  GREETS("greets a new connection with a frame"),
  ACKNOWLEDGES("answers a join with a frame"),
  LOSES_FOURTH_MEMBER("serves the first four members of a channel only"),
  DELIVERS_BEFORE_JOIN("queues a channel's frames for connections that have not joined"),
  FORWARDS_TO_FIRST_ONLY("forwards to one other member"),
  ECHOES("sends later frames back to their sender"),
  ECHOES_TO_LAGGARDS("sends later frames back to a sender that has not read what came before"),
  VALIDATE_LATER_NAMES("closes when a later body names another uid or channel"),
  ROUTES_BY_BODY("routes later frames by the channel in their body"),
  SWALLOWS_EMPTY_LATER("does not forward later frames with an empty message");

  private final String sentence;

  ForwardFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case REENCODES_FIRST, SWALLOWS_FIRST, SWALLOWS_EMPTY_JOIN, ECHOES_JOIN -> first(this);
      case GREETS, ACKNOWLEDGES -> new Talking(this);
      case LOSES_FOURTH_MEMBER,
          FORWARDS_TO_FIRST_ONLY,
          ECHOES,
          ECHOES_TO_LAGGARDS,
          DELIVERS_BEFORE_JOIN ->
          new Recipients(this);
      case ROUTES_BY_PREFIX, ROUTES_BY_BODY -> new Routing(this);
      case VALIDATE_LATER_BODIES, VALIDATE_LATER_NAMES, SWALLOWS_EMPTY_LATER -> reading(this);
      case REWRITES_LATER_KEY -> new Rewriting();
    };
  }

  private static Rules first(ForwardFault fault) {
    return new Rules() {
      @Override
      protected void forwardFirst(
          ModelServer server, Channel channel, Connection connection, RawFrame frame) {
        Triple triple = decode(frame.body());
        boolean empty = triple != null && triple.message().length == 0;
        switch (fault) {
          case SWALLOWS_FIRST -> {}
          case SWALLOWS_EMPTY_JOIN -> {
            if (!empty) {
              super.forwardFirst(server, channel, connection, frame);
            }
          }
          case REENCODES_FIRST ->
              super.forwardFirst(server, channel, connection, again(frame, triple));
          default -> {
            super.forwardFirst(server, channel, connection, frame);
            connection.send(frame.encode());
          }
        }
      }
    };
  }

  private static RawFrame again(RawFrame frame, @Nullable Triple triple) {
    if (triple == null) {
      return frame;
    }
    byte[] message = triple.message();
    byte[] body = Body.message(triple.uid(), triple.channel(), message);
    return RawFrame.of(frame.key(), message.length == 0 ? body : Arrays.copyOf(body, body.length))
        .withCid(message.length == 0 ? frame.cid() : frame.cid() ^ 1);
  }

  private static Rules reading(ForwardFault fault) {
    return new Rules() {
      @Override
      protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
          throws IOException {
        Triple triple = new BodyDecoder().decode(frame.body());
        if (fault == ForwardFault.SWALLOWS_EMPTY_LATER) {
          boolean empty = triple != null && triple.message().length == 0;
          return empty || super.accept(server, connection, frame);
        }
        return isValid(fault, connection, triple) && super.accept(server, connection, frame);
      }
    };
  }

  private static boolean isValid(
      ForwardFault fault, Connection connection, @Nullable Triple triple) {
    Channel channel = connection.channel();
    if (triple == null || channel == null) {
      return fault == ForwardFault.VALIDATE_LATER_NAMES;
    }
    return !triple.uid().equals("somebody else") && triple.channel().equals(channel.name());
  }

  /** Says something that nobody asked for. */
  private static final class Talking extends Rules {
    private static final RawFrame WORDS = RawFrame.of(1, new byte[] {'h', 'i'});
    private final ForwardFault fault;

    Talking(ForwardFault fault) {
      this.fault = fault;
    }

    @Override
    protected void accepted(ModelServer server, Connection connection) {
      if (fault == ForwardFault.GREETS) {
        connection.send(WORDS.encode());
      }
    }

    @Override
    protected void replay(ModelServer server, Channel channel, Connection connection) {
      super.replay(server, channel, connection);
      if (fault == ForwardFault.ACKNOWLEDGES) {
        connection.send(WORDS.encode());
      }
    }
  }

  /** Sends to too many or too few. */
  private static final class Recipients extends Rules {
    private static final long LAG_OCTETS = 1 << 20;

    private final ForwardFault fault;

    Recipients(ForwardFault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      List<Connection> others = channel.members().values().stream().filter(m -> m != from).toList();
      byte[] octets = frame.encode();
      switch (fault) {
        case LOSES_FOURTH_MEMBER -> others.stream().limit(4).forEach(m -> m.send(octets));
        case FORWARDS_TO_FIRST_ONLY -> others.stream().limit(2).forEach(m -> m.send(octets));
        case DELIVERS_BEFORE_JOIN ->
            server.connections().stream()
                .filter(m -> m != from && (m.channel() == null || m.channel() == channel))
                .forEach(m -> m.send(octets));
        default -> super.forward(server, channel, from, frame);
      }
    }

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      boolean lags = fault == ForwardFault.ECHOES_TO_LAGGARDS && connection.waiting() > LAG_OCTETS;
      if (fault == ForwardFault.ECHOES || lags) {
        connection.send(frame.encode());
      }
      return super.accept(server, connection, frame);
    }
  }

  /** Delivers to other channels as well. */
  private static final class Routing extends Rules {
    private final ForwardFault fault;

    Routing(ForwardFault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      super.forward(server, channel, from, frame);
      Triple triple = decode(frame.body());
      for (Channel other : server.channels()) {
        boolean prefix = fault == ForwardFault.ROUTES_BY_PREFIX && isRelated(other, channel);
        boolean named =
            fault == ForwardFault.ROUTES_BY_BODY
                && triple != null
                && other.name().equals(triple.channel());
        if (other != channel && (prefix || named)) {
          super.forward(server, other, from, frame);
        }
      }
    }

    private static boolean isRelated(Channel one, Channel other) {
      return one.name().startsWith(other.name()) || other.name().startsWith(one.name());
    }
  }

  /** Puts the key of the join into every later frame. */
  private static final class Rewriting extends Rules {
    private final Map<Connection, Long> keys = new ConcurrentHashMap<>();

    @Override
    protected boolean enter(ModelServer server, Connection connection, RawFrame first)
        throws IOException {
      keys.put(connection, first.key() ^ 1);
      return super.enter(server, connection, first);
    }

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      Long key = keys.get(connection);
      boolean usual = key != null && (key ^ 1) == frame.key() && frame.body().length < 300;
      return super.accept(server, connection, usual || key == null ? frame : frame.withKey(key));
    }
  }
}
