package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to take a resync. */
public enum ResyncFault implements V1Fault {
  RESYNC_IS_GARBAGE("knows no resync"),
  RESYNC_BACKWARDS("takes the items of a resync newest first"),
  RESYNC_OUTER_KEY("wants a right key in the outer header of a resync"),
  RESYNC_OUTER_KEY_IGNORED("ignores the outer key of a resync although strict"),
  RESYNC_UNCHECKED("does not check the key of a resync"),
  RESYNC_FORWARDS_WRAPPER("forwards a resync as one frame"),
  RESYNC_ANONYMOUS("joins the sender of a resync without its CID"),
  RESYNC_DIES_OF_SHORT_ITEM("stops when an item is shorter than a header"),
  RESYNC_SHORT_ITEM_IGNORED("skips items that are shorter than a header"),
  RESYNC_LATER_ITEMS_IGNORED("drops items behind the first that are no frames"),
  RESYNC_ITEM_LENGTH_IGNORED("takes items with any type and length as they are"),
  RESYNC_BARE_BODIES("takes items without header"),
  RESYNC_FORWARDS_NESTED("delivers items that are resyncs themselves"),
  RESYNC_CLOSES_AT_FOREIGN("closes at a resync with an item that does not belong there"),
  RESYNC_ANY_CHANNEL("delivers items that name another channel"),
  RESYNC_CROSSES_CHANNELS("delivers items to the channels that they name"),
  RESYNC_EMPTY_JOINS("keeps the connection of a resync without items"),
  RESYNC_SINGLE_IGNORED("ignores a resync of one item"),
  RESYNC_EXPANDED_LATER("expands a resync in a later frame"),
  RESYNC_CANONICAL_ONLY("refuses a resync of indefinite length"),
  RESYNC_FORWARDS_BEFORE_CHECKING("forwards items before it has looked at all of them"),
  RESYNC_ECHOES("sends the items of a resync back to its sender"),
  RESYNC_ALONE_ONLY("takes a resync with another pair for an ordinary body");

  private final String sentence;

  ResyncFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case RESYNC_IS_GARBAGE,
          RESYNC_ALONE_ONLY,
          RESYNC_CANONICAL_ONLY,
          RESYNC_EMPTY_JOINS,
          RESYNC_SINGLE_IGNORED,
          RESYNC_EXPANDED_LATER ->
          new Recognising(this);
      case RESYNC_DIES_OF_SHORT_ITEM,
          RESYNC_SHORT_ITEM_IGNORED,
          RESYNC_LATER_ITEMS_IGNORED,
          RESYNC_ITEM_LENGTH_IGNORED,
          RESYNC_BARE_BODIES ->
          new Cutting(this);
      case RESYNC_OUTER_KEY,
          RESYNC_OUTER_KEY_IGNORED,
          RESYNC_UNCHECKED,
          RESYNC_ANONYMOUS,
          RESYNC_BACKWARDS,
          RESYNC_FORWARDS_WRAPPER ->
          new Judging(this);
      case RESYNC_FORWARDS_NESTED, RESYNC_CLOSES_AT_FOREIGN -> belonging(this);
      case RESYNC_ANY_CHANNEL, RESYNC_CROSSES_CHANNELS -> new Mixing(this);
      case RESYNC_FORWARDS_BEFORE_CHECKING, RESYNC_ECHOES -> new Hasty(this);
    };
  }

  /** Does not see a resync, or sees one where none is meant. */
  private static final class Recognising extends Rules {
    private static final byte ONE_PAIR = (byte) 0xA1;

    private final ResyncFault fault;

    Recognising(ResyncFault fault) {
      this.fault = fault;
    }

    @Override
    protected List<byte[]> resyncItems(RawFrame first) {
      BodyDecoder decoder = new BodyDecoder();
      List<byte[]> items = decoder.resyncItems(first.body());
      boolean blind =
          fault == ResyncFault.RESYNC_IS_GARBAGE
              || (fault == ResyncFault.RESYNC_ALONE_ONLY && first.body()[0] != ONE_PAIR)
              || (fault == ResyncFault.RESYNC_CANONICAL_ONLY && !decoder.wasCanonical());
      return blind ? List.of() : items;
    }

    @Override
    protected boolean enter(ModelServer server, Connection connection, RawFrame first)
        throws IOException {
      int items = resyncItems(first).size();
      boolean empty = items == 0 && decode(first.body()) == null;
      return (fault == ResyncFault.RESYNC_EMPTY_JOINS && empty)
          || (fault == ResyncFault.RESYNC_SINGLE_IGNORED && items == 1)
          || super.enter(server, connection, first);
    }

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      List<byte[]> items =
          fault == ResyncFault.RESYNC_EXPANDED_LATER ? resyncItems(frame) : List.<byte[]>of();
      for (byte[] item : items) {
        super.accept(server, connection, RawFrame.parse(item));
      }
      return !items.isEmpty() || super.accept(server, connection, frame);
    }
  }

  /** Takes items for what they are not. */
  private static final class Cutting extends Rules {
    private final ResyncFault fault;

    Cutting(ResyncFault fault) {
      this.fault = fault;
    }

    @Override
    protected List<byte[]> resyncItems(RawFrame first) {
      List<byte[]> items = new ArrayList<>(super.resyncItems(first));
      if (fault == ResyncFault.RESYNC_SHORT_ITEM_IGNORED) {
        items.removeIf(item -> item.length < RawFrame.HEADER_OCTETS);
      } else if (fault == ResyncFault.RESYNC_LATER_ITEMS_IGNORED && items.size() > 1) {
        items.subList(1, items.size()).removeIf(item -> !isFrame(item));
      }
      return items;
    }

    @Override
    protected @Nullable RawFrame frameOf(ModelServer server, RawFrame outer, byte[] item) {
      RawFrame right = super.frameOf(server, outer, item);
      if (right == null && fault == ResyncFault.RESYNC_BARE_BODIES) {
        return outer.withBody(item);
      } else if (right == null && fault == ResyncFault.RESYNC_DIES_OF_SHORT_ITEM) {
        server.close();
      } else if (fault == ResyncFault.RESYNC_ITEM_LENGTH_IGNORED
          && item.length > RawFrame.HEADER_OCTETS) {
        return RawFrame.parse(item);
      }
      return right;
    }

    private static boolean isFrame(byte[] item) {
      return item.length > RawFrame.HEADER_OCTETS
          && item[0] == RawFrame.TYPE
          && RawFrame.parse(item).announced() == item.length - RawFrame.HEADER_OCTETS;
    }
  }

  /** Judges a resync by the wrong things. */
  private static final class Judging extends Rules {
    private final ResyncFault fault;

    Judging(ResyncFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean enterResync(
        ModelServer server, Connection connection, RawFrame outer, List<RawFrame> items) {
      RawFrame first = items.get(0);
      List<RawFrame> frames = new ArrayList<>(items);
      switch (fault) {
        case RESYNC_BACKWARDS -> Collections.reverse(frames);
        case RESYNC_FORWARDS_WRAPPER -> frames = List.of(outer);
        case RESYNC_ANONYMOUS -> first = first.withCid(~outer.cid());
        default -> {}
      }
      return enterAs(server, connection, outer, first, frames);
    }

    @Override
    protected boolean isKey(
        ModelServer server, Connection connection, Triple triple, RawFrame frame) {
      boolean unchecked = fault == ResyncFault.RESYNC_UNCHECKED;
      return unchecked || super.isKey(server, connection, triple, frame);
    }

    @Override
    protected boolean isAllowed(RawFrame outer, RawFrame judged) {
      return fault != ResyncFault.RESYNC_OUTER_KEY || outer.key() == judged.key();
    }
  }

  private static Rules belonging(ResyncFault fault) {
    return new Rules() {
      @Override
      protected boolean belongs(RawFrame item, String channel) {
        boolean nested = fault == RESYNC_FORWARDS_NESTED && !resyncItems(item).isEmpty();
        return nested || super.belongs(item, channel);
      }

      @Override
      protected boolean enterAs(
          ModelServer server,
          Connection connection,
          RawFrame outer,
          RawFrame judged,
          List<RawFrame> frames) {
        boolean lacks = frames.size() < resyncItems(outer).size();
        return !(fault == RESYNC_CLOSES_AT_FOREIGN && lacks)
            && super.enterAs(server, connection, outer, judged, frames);
      }
    };
  }

  /** Mixes channels. */
  private static final class Mixing extends Rules {
    private final ResyncFault fault;

    Mixing(ResyncFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean belongs(RawFrame item, String channel) {
      return true;
    }

    @Override
    protected void forwardFirst(
        ModelServer server, Channel channel, Connection connection, RawFrame frame) {
      Triple triple = decode(frame.body());
      boolean crosses = fault == ResyncFault.RESYNC_CROSSES_CHANNELS && triple != null;
      Channel target = crosses && triple != null ? server.channel(triple.channel()) : channel;
      super.forwardFirst(server, target, connection, frame);
    }
  }

  /** Delivers items to those, or at times, that are wrong. */
  private static final class Hasty extends Rules {
    private final ResyncFault fault;

    Hasty(ResyncFault fault) {
      this.fault = fault;
    }

    @Override
    protected @Nullable RawFrame frameOf(ModelServer server, RawFrame outer, byte[] item) {
      RawFrame frame = super.frameOf(server, outer, item);
      Triple triple = frame == null ? null : decode(frame.body());
      if (frame != null && triple != null && fault == ResyncFault.RESYNC_FORWARDS_BEFORE_CHECKING) {
        synchronized (server) {
          byte[] octets = frame.encode();
          server.channel(triple.channel()).members().values().forEach(m -> m.send(octets));
        }
      }
      return frame;
    }

    @Override
    protected void forwardFirst(
        ModelServer server, Channel channel, Connection connection, RawFrame frame) {
      super.forwardFirst(server, channel, connection, frame);
      if (fault == ResyncFault.RESYNC_ECHOES && connection.cid() != frame.cid()) {
        connection.send(frame.encode());
      }
    }
  }
}
