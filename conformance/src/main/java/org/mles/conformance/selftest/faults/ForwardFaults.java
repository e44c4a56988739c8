package org.mles.conformance.selftest.faults;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Frames that go to the wrong members, or go changed. */
final class ForwardFaults {
  private ForwardFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case REENCODES_FIRST, SWALLOWS_FIRST, SWALLOWS_EMPTY_JOIN, ECHOES_JOIN -> first(fault);
      case GREETS, ACKNOWLEDGES -> new Talking(fault);
      case LOSES_FOURTH_MEMBER,
          FORWARDS_TO_FIRST_ONLY,
          ECHOES,
          ECHOES_TO_LAGGARDS,
          DELIVERS_BEFORE_JOIN ->
          new Recipients(fault);
      case ROUTES_BY_PREFIX, ROUTES_BY_BODY -> new Routing(fault);
      case VALIDATE_LATER_BODIES, VALIDATE_LATER_NAMES, SWALLOWS_EMPTY_LATER -> reading(fault);
      case REWRITES_LATER_KEY -> new Rewriting();
      default -> null;
    };
  }

  private static Rules first(Fault fault) {
    return new Rules() {
      @Override
      protected void forwardFirst(ModelServer server, Room room, Link link, RawFrame frame) {
        Triple triple = decode(frame.body());
        boolean empty = triple != null && triple.message().length == 0;
        switch (fault) {
          case SWALLOWS_FIRST -> {}
          case SWALLOWS_EMPTY_JOIN -> {
            if (!empty) {
              super.forwardFirst(server, room, link, frame);
            }
          }
          case REENCODES_FIRST -> super.forwardFirst(server, room, link, again(frame, triple));
          default -> {
            super.forwardFirst(server, room, link, frame);
            link.send(frame.encode());
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

  private static Rules reading(Fault fault) {
    return new Rules() {
      @Override
      protected boolean accept(ModelServer server, Link link, RawFrame frame) throws IOException {
        Triple triple = new BodyDecoder().decode(frame.body());
        if (fault == Fault.SWALLOWS_EMPTY_LATER) {
          boolean empty = triple != null && triple.message().length == 0;
          return empty || super.accept(server, link, frame);
        }
        return isValid(fault, link, triple) && super.accept(server, link, frame);
      }
    };
  }

  private static boolean isValid(Fault fault, Link link, @Nullable Triple triple) {
    Room room = link.room();
    if (triple == null || room == null) {
      return fault == Fault.VALIDATE_LATER_NAMES;
    }
    return !triple.uid().equals("somebody else") && triple.channel().equals(room.name());
  }

  /** Says something that nobody asked for. */
  private static final class Talking extends Rules {
    private static final RawFrame WORDS = RawFrame.of(1, new byte[] {'h', 'i'});
    private final Fault fault;

    Talking(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void accepted(ModelServer server, Link link) {
      if (fault == Fault.GREETS) {
        link.send(WORDS.encode());
      }
    }

    @Override
    protected void replay(ModelServer server, Room room, Link link) {
      super.replay(server, room, link);
      if (fault == Fault.ACKNOWLEDGES) {
        link.send(WORDS.encode());
      }
    }
  }

  /** Sends to too many or too few. */
  private static final class Recipients extends Rules {
    private static final long LAG_OCTETS = 1 << 20;

    private final Fault fault;

    Recipients(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Room room, Link from, RawFrame frame) {
      List<Link> others = room.members().values().stream().filter(m -> m != from).toList();
      byte[] octets = frame.encode();
      switch (fault) {
        case LOSES_FOURTH_MEMBER -> others.stream().limit(4).forEach(m -> m.send(octets));
        case FORWARDS_TO_FIRST_ONLY -> others.stream().limit(2).forEach(m -> m.send(octets));
        case DELIVERS_BEFORE_JOIN ->
            server.links().stream()
                .filter(m -> m != from && (m.room() == null || m.room() == room))
                .forEach(m -> m.send(octets));
        default -> super.forward(server, room, from, frame);
      }
    }

    @Override
    protected boolean accept(ModelServer server, Link link, RawFrame frame) throws IOException {
      boolean lags = fault == Fault.ECHOES_TO_LAGGARDS && link.waiting() > LAG_OCTETS;
      if (fault == Fault.ECHOES || lags) {
        link.send(frame.encode());
      }
      return super.accept(server, link, frame);
    }
  }

  /** Delivers to other channels as well. */
  private static final class Routing extends Rules {
    private final Fault fault;

    Routing(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Room room, Link from, RawFrame frame) {
      super.forward(server, room, from, frame);
      Triple triple = decode(frame.body());
      for (Room other : server.rooms()) {
        boolean prefix = fault == Fault.ROUTES_BY_PREFIX && isRelated(other, room);
        boolean named =
            fault == Fault.ROUTES_BY_BODY
                && triple != null
                && other.name().equals(triple.channel());
        if (other != room && (prefix || named)) {
          super.forward(server, other, from, frame);
        }
      }
    }

    private static boolean isRelated(Room one, Room other) {
      return one.name().startsWith(other.name()) || other.name().startsWith(one.name());
    }
  }

  /** Puts the key of the join into every later frame. */
  private static final class Rewriting extends Rules {
    private final Map<Link, Long> keys = new ConcurrentHashMap<>();

    @Override
    protected boolean enter(ModelServer server, Link link, RawFrame first) throws IOException {
      keys.put(link, first.key() ^ 1);
      return super.enter(server, link, first);
    }

    @Override
    protected boolean accept(ModelServer server, Link link, RawFrame frame) throws IOException {
      Long key = keys.get(link);
      boolean usual = key != null && (key ^ 1) == frame.key() && frame.body().length < 300;
      return super.accept(server, link, usual || key == null ? frame : frame.withKey(key));
    }
  }
}
