package org.mles.conformance.selftest.faults;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.LoopGuard;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.PeerRules;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.Uplink;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to open a link and to use it. */
final class LinkFaults {
  private LinkFaults() {}

  static @Nullable PeerRules of(Fault fault) {
    return switch (fault) {
      case PEER_LINKS_EVERY_CLIENT,
          PEER_LINKS_ONE_CHANNEL,
          PEER_RESTORED_ONE_BY_ONE,
          PEER_TAKES_BAD_HEADERS ->
          new Opening(fault);
      case PEER_REKEYS_FIRST, PEER_REENCODES_FIRST, PEER_KEEPS_KEY, PEER_CID_OF_LINK ->
          new Naming(fault);
      case PEER_SWALLOWS_LATER_JOINS,
          PEER_UP_FROM_FIRST_ONLY,
          PEER_DOWN_TO_FIRST_ONLY,
          PEER_DEAF,
          PEER_ECHOES_UP,
          PEER_ECHOES_DOWN ->
          new Carrying(fault);
      case PEER_RECOGNISES_NOTHING, PEER_DEDUPLICATES -> new Recognising(fault);
      case PEER_STORES_FIRST_TWICE,
          PEER_REPLAYS_OWN,
          PEER_KEEPS_UP_ONLY,
          PEER_KEEPS_DOWN_ONLY,
          PEER_FORGETS_WHEN_DOWN ->
          new Keeping(fault);
      default -> null;
    };
  }

  /** Opens links that nobody needs, or none, or wrongly. */
  private static final class Opening extends PeerRules {
    private final Fault fault;

    Opening(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected String linkName(Room room) {
      return fault == Fault.PEER_LINKS_ONE_CHANNEL ? "all" : super.linkName(room);
    }

    @Override
    protected boolean linksEveryClient() {
      return fault == Fault.PEER_LINKS_EVERY_CLIENT;
    }

    @Override
    protected boolean tellsRestored() {
      return fault != Fault.PEER_RESTORED_ONE_BY_ONE;
    }

    @Override
    protected boolean isLaterType(byte type) {
      return fault == Fault.PEER_TAKES_BAD_HEADERS || super.isLaterType(type);
    }
  }

  /** Joins upstream with another frame than the client's. */
  private static final class Naming extends PeerRules {
    private final Fault fault;

    Naming(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected RawFrame sentAs(ModelServer server, Uplink uplink, Link link) {
      RawFrame right = super.sentAs(server, uplink, link);
      Triple triple = decode(right.body());
      if (fault == Fault.PEER_REKEYS_FIRST) {
        return right.withKey(~right.key());
      } else if (fault == Fault.PEER_CID_OF_LINK) {
        return right.withCid((int) right.key());
      } else if (fault == Fault.PEER_KEEPS_KEY || triple == null) {
        return uplink.identity();
      }
      return right.withBody(Body.message(triple.uid(), triple.channel(), triple.message()));
    }
  }

  /** Carries too little or too much. */
  private static final class Carrying extends PeerRules {
    private final Fault fault;
    private boolean joining;

    Carrying(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void forwardFirst(ModelServer server, Room room, Link link, RawFrame frame) {
      joining = true;
      super.forwardFirst(server, room, link, frame);
      joining = false;
    }

    @Override
    protected void up(Uplink uplink, Link from, RawFrame frame) {
      boolean swallowed = fault == Fault.PEER_SWALLOWS_LATER_JOINS && joining;
      boolean stranger =
          fault == Fault.PEER_UP_FROM_FIRST_ONLY && from != uplink.firstClient() && !joining;
      if (!swallowed && !stranger) {
        super.up(uplink, from, frame);
      }
      if (fault == Fault.PEER_ECHOES_DOWN) {
        from.send(frame.encode());
      }
    }

    @Override
    protected void fromAbove(ModelServer server, Uplink uplink, Link link, RawFrame frame) {
      if (fault == Fault.PEER_DOWN_TO_FIRST_ONLY) {
        uplink.firstClient().send(frame.encode());
      } else if (fault != Fault.PEER_DEAF) {
        super.fromAbove(server, uplink, link, frame);
      }
      if (fault == Fault.PEER_ECHOES_UP) {
        link.send(frame.encode());
      }
    }
  }

  /** Takes all copies of a frame for new ones, or none. */
  private static final class Recognising extends PeerRules {
    private final Fault fault;

    Recognising(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isNew(LoopGuard guard, Link from, RawFrame frame) {
      if (fault == Fault.PEER_RECOGNISES_NOTHING) {
        return true;
      }
      boolean known = guard.knows(frame);
      return super.isNew(guard, from, frame) && !known;
    }
  }

  /** Keeps the wrong history of a link. */
  private static final class Keeping extends PeerRules {
    private final Fault fault;

    Keeping(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void keep(ModelServer server, Room room, Link from, RawFrame frame) {
      Uplink uplink = uplink(room);
      boolean above = uplink != null && uplink.link() == from;
      boolean down = uplink != null && uplink.lost() && uplink.link() == null;
      boolean forgotten =
          switch (fault) {
            case PEER_KEEPS_UP_ONLY -> above;
            case PEER_KEEPS_DOWN_ONLY -> uplink != null && !above;
            case PEER_FORGETS_WHEN_DOWN -> down;
            default -> false;
          };
      if (!forgotten) {
        super.keep(server, room, from, frame);
      }
    }

    @Override
    protected void opened(Uplink uplink, RawFrame opening) {
      if (fault == Fault.PEER_STORES_FIRST_TWICE) {
        uplink.room().history().add(new Room.Kept(uplink.identity(), uplink.firstClient()));
      } else if (fault == Fault.PEER_REPLAYS_OWN) {
        uplink.firstClient().send(uplink.identity().encode());
      }
    }
  }
}
