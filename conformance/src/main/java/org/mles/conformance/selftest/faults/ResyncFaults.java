package org.mles.conformance.selftest.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to take a resync. */
final class ResyncFaults {
  private ResyncFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case RESYNC_IS_GARBAGE,
          RESYNC_ALONE_ONLY,
          RESYNC_CANONICAL_ONLY,
          RESYNC_EMPTY_JOINS,
          RESYNC_SINGLE_IGNORED,
          RESYNC_EXPANDED_LATER ->
          new Recognising(fault);
      case RESYNC_DIES_OF_SHORT_ITEM, RESYNC_SHORT_ITEM_IGNORED, RESYNC_BARE_BODIES ->
          new Cutting(fault);
      case RESYNC_OUTER_KEY,
          RESYNC_OUTER_KEY_IGNORED,
          RESYNC_UNCHECKED,
          RESYNC_ANONYMOUS,
          RESYNC_BACKWARDS,
          RESYNC_FORWARDS_WRAPPER ->
          new Judging(fault);
      case RESYNC_ANY_CHANNEL, RESYNC_CROSSES_CHANNELS -> new Mixing(fault);
      case RESYNC_FORWARDS_BEFORE_CHECKING, RESYNC_ECHOES -> new Hasty(fault);
      case RESYNC_KEEPS_FIRST_ONLY,
          RESYNC_OVER_LIMIT,
          RESYNC_KEEPS_OLDEST,
          RESYNC_OVERWRITES,
          RESYNC_NOT_MERGED,
          RESYNC_FORWARDS_HELD,
          RESYNC_ADDS_TWICE ->
          new Keeping(fault);
      default -> null;
    };
  }

  /** Does not see a resync, or sees one where none is meant. */
  private static final class Recognising extends Rules {
    private static final byte ONE_PAIR = (byte) 0xA1;

    private final Fault fault;

    Recognising(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected List<byte[]> resyncItems(RawFrame first) {
      BodyDecoder decoder = new BodyDecoder();
      List<byte[]> items = decoder.resyncItems(first.body());
      boolean blind =
          fault == Fault.RESYNC_IS_GARBAGE
              || (fault == Fault.RESYNC_ALONE_ONLY && first.body()[0] != ONE_PAIR)
              || (fault == Fault.RESYNC_CANONICAL_ONLY && !decoder.wasCanonical());
      return blind ? List.of() : items;
    }

    @Override
    protected boolean enter(ModelServer server, Link link, RawFrame first) throws IOException {
      int items = resyncItems(first).size();
      boolean empty = items == 0 && decode(first.body()) == null;
      return (fault == Fault.RESYNC_EMPTY_JOINS && empty)
          || (fault == Fault.RESYNC_SINGLE_IGNORED && items == 1)
          || super.enter(server, link, first);
    }

    @Override
    protected boolean accept(ModelServer server, Link link, RawFrame frame) throws IOException {
      List<byte[]> items =
          fault == Fault.RESYNC_EXPANDED_LATER ? resyncItems(frame) : List.<byte[]>of();
      for (byte[] item : items) {
        super.accept(server, link, RawFrame.parse(item));
      }
      return !items.isEmpty() || super.accept(server, link, frame);
    }
  }

  /** Takes items for what they are not. */
  private static final class Cutting extends Rules {
    private final Fault fault;

    Cutting(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected List<byte[]> resyncItems(RawFrame first) {
      List<byte[]> items = new ArrayList<>(super.resyncItems(first));
      if (fault == Fault.RESYNC_SHORT_ITEM_IGNORED) {
        items.removeIf(item -> item.length < RawFrame.HEADER_OCTETS);
      }
      return items;
    }

    @Override
    protected @Nullable RawFrame frameOf(ModelServer server, RawFrame outer, byte[] item) {
      RawFrame right = super.frameOf(server, outer, item);
      if (right == null && fault == Fault.RESYNC_BARE_BODIES) {
        return outer.withBody(item);
      } else if (right == null && fault == Fault.RESYNC_DIES_OF_SHORT_ITEM) {
        server.close();
      }
      return right;
    }
  }

  /** Judges a resync by the wrong things. */
  private static final class Judging extends Rules {
    private final Fault fault;

    Judging(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean enterResync(
        ModelServer server, Link link, RawFrame outer, List<RawFrame> items) {
      RawFrame first = items.get(0);
      List<RawFrame> frames = new ArrayList<>(items);
      switch (fault) {
        case RESYNC_BACKWARDS -> Collections.reverse(frames);
        case RESYNC_FORWARDS_WRAPPER -> frames = List.of(outer);
        case RESYNC_ANONYMOUS -> first = first.withCid(~outer.cid());
        default -> {}
      }
      return enterAs(server, link, outer, first, frames);
    }

    @Override
    protected boolean isKey(ModelServer server, Link link, Triple triple, RawFrame frame) {
      boolean unchecked = fault == Fault.RESYNC_UNCHECKED;
      return unchecked || super.isKey(server, link, triple, frame);
    }

    @Override
    protected boolean isAllowed(RawFrame outer, RawFrame judged) {
      return fault != Fault.RESYNC_OUTER_KEY || outer.key() == judged.key();
    }
  }

  /** Mixes channels. */
  private static final class Mixing extends Rules {
    private final Fault fault;

    Mixing(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean belongs(RawFrame item, String channel) {
      return true;
    }

    @Override
    protected void forwardFirst(ModelServer server, Room room, Link link, RawFrame frame) {
      Triple triple = decode(frame.body());
      boolean crosses = fault == Fault.RESYNC_CROSSES_CHANNELS && triple != null;
      Room target = crosses && triple != null ? server.room(triple.channel()) : room;
      super.forwardFirst(server, target, link, frame);
    }
  }

  /** Delivers items to those, or at times, that are wrong. */
  private static final class Hasty extends Rules {
    private final Fault fault;

    Hasty(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected @Nullable RawFrame frameOf(ModelServer server, RawFrame outer, byte[] item) {
      RawFrame frame = super.frameOf(server, outer, item);
      Triple triple = frame == null ? null : decode(frame.body());
      if (frame != null && triple != null && fault == Fault.RESYNC_FORWARDS_BEFORE_CHECKING) {
        synchronized (server) {
          byte[] octets = frame.encode();
          server.room(triple.channel()).members().values().forEach(m -> m.send(octets));
        }
      }
      return frame;
    }

    @Override
    protected void forwardFirst(ModelServer server, Room room, Link link, RawFrame frame) {
      super.forwardFirst(server, room, link, frame);
      if (fault == Fault.RESYNC_ECHOES && link.cid() != frame.cid()) {
        link.send(frame.encode());
      }
    }
  }

  /** Keeps too much, too little or the wrong items. */
  private static final class Keeping extends Rules {
    private final Fault fault;

    Keeping(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void join(
        ModelServer server, Room room, Link link, RawFrame judged, List<RawFrame> frames) {
      if (frames.size() > 1 && fault == Fault.RESYNC_OVERWRITES) {
        room.history().clear();
      }
      super.join(server, room, link, judged, frames);
    }

    @Override
    protected List<RawFrame> unheld(List<RawFrame> items, List<RawFrame> missing) {
      return fault == Fault.RESYNC_FORWARDS_HELD ? items : super.unheld(items, missing);
    }

    @Override
    protected void arrange(ModelServer server, Room room, List<Room.Kept> merged) {
      if (fault != Fault.RESYNC_NOT_MERGED && fault != Fault.RESYNC_ADDS_TWICE) {
        super.arrange(server, room, merged);
      }
    }

    @Override
    protected void keepFirst(ModelServer server, Room room, Link link, RawFrame frame) {
      boolean resync = link.cid() != frame.cid();
      switch (fault) {
        case RESYNC_KEEPS_FIRST_ONLY -> {
          if (!resync) {
            super.keepFirst(server, room, link, frame);
          }
        }
        case RESYNC_OVER_LIMIT -> room.history().add(new Room.Kept(frame, link));
        case RESYNC_KEEPS_OLDEST -> {
          if (room.history().size() < limit(server)) {
            super.keepFirst(server, room, link, frame);
          }
        }
        default -> super.keepFirst(server, room, link, frame);
      }
      if (resync && fault == Fault.RESYNC_ADDS_TWICE) {
        super.keepFirst(server, room, link, frame);
      }
    }
  }
}
