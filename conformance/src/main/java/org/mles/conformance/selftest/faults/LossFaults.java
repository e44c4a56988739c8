package org.mles.conformance.selftest.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.PeerRules;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Uplink;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to lose a link, to find it again, and to tell what was missed. */
final class LossFaults {
  private LossFaults() {}

  static @Nullable PeerRules of(Fault fault) {
    return switch (fault) {
      case PEER_NEEDS_ROOT, PEER_LOST_CLIENTS_ALONE, PEER_CLOSES_CLIENTS -> new Alone(fault);
      case PEER_GIVES_UP,
          PEER_GIVES_UP_UNHEARD,
          PEER_SAME_NAME_AGAIN,
          PEER_DIALS_AT_ONCE,
          PEER_WAIT_CONSTANT,
          PEER_WAIT_NEVER_RESET ->
          new Returning(fault);
      case PEER_NO_RESYNC,
          PEER_RESYNC_STALE_KEY,
          PEER_RESYNC_NESTS,
          PEER_RESYNC_WRAPS_SAID,
          PEER_RESYNC_FOREIGN ->
          new Telling(fault);
      case PEER_RESYNC_BACKWARDS,
          PEER_RESYNC_FIRST_TWICE,
          PEER_RESYNC_OLDEST_FIRST,
          PEER_RESYNC_OVERFLOWS,
          PEER_RESYNC_PLAIN_IF_LONG,
          PEER_RESYNC_OLDEST_KEPT ->
          new Ordering(fault);
      default -> null;
    };
  }

  /** Lets local clients suffer from the link. */
  private static final class Alone extends PeerRules {
    private final Fault fault;

    Alone(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Room room, Link from, RawFrame frame) {
      Uplink uplink = uplink(room);
      boolean dead =
          uplink != null
              && (fault == Fault.PEER_NEEDS_ROOT
                  ? uplink.link() == null
                  : fault == Fault.PEER_LOST_CLIENTS_ALONE && uplink.lost());
      if (!dead) {
        super.forward(server, room, from, frame);
      }
    }

    @Override
    protected void lost(ModelServer server, Uplink uplink, boolean heard) {
      super.lost(server, uplink, heard);
      if (fault == Fault.PEER_CLOSES_CLIENTS) {
        List.copyOf(uplink.room().members().values()).forEach(Link::closeNow);
      }
    }
  }

  /** Tries a lost link too seldom, too often or too soon. */
  private static final class Returning extends PeerRules {
    private final Fault fault;

    Returning(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean triesAgain(boolean heard) {
      return fault != Fault.PEER_GIVES_UP && (fault != Fault.PEER_GIVES_UP_UNHEARD || heard);
    }

    @Override
    protected void lost(ModelServer server, Uplink uplink, boolean heard) {
      boolean sameName = fault == Fault.PEER_SAME_NAME_AGAIN && !heard;
      boolean neverReset = fault == Fault.PEER_WAIT_NEVER_RESET && heard;
      if (!sameName && !neverReset) {
        super.lost(server, uplink, heard);
      }
    }

    @Override
    protected long waitMillis(ModelServer server, Uplink uplink) {
      if (fault == Fault.PEER_WAIT_CONSTANT) {
        uplink.worked();
      }
      return fault == Fault.PEER_DIALS_AT_ONCE ? 0 : super.waitMillis(server, uplink);
    }
  }

  /** Tells frames that no resync may hold, or nothing. */
  private static final class Telling extends PeerRules {
    private final Fault fault;

    Telling(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected RawFrame resync(Uplink uplink, RawFrame first) {
      if (fault == Fault.PEER_NO_RESYNC) {
        return first;
      }
      RawFrame told =
          super.resync(uplink, fault == Fault.PEER_RESYNC_STALE_KEY ? uplink.identity() : first);
      if (fault == Fault.PEER_RESYNC_NESTS) {
        uplink.room().history().add(new Room.Kept(told, uplink.firstClient()));
      }
      return told;
    }

    @Override
    protected boolean isTold(Uplink uplink, RawFrame frame) {
      boolean nests = fault == Fault.PEER_RESYNC_NESTS || fault == Fault.PEER_RESYNC_WRAPS_SAID;
      return nests || super.isTold(uplink, frame);
    }

    @Override
    protected boolean isForUpstream(Uplink uplink, RawFrame frame) {
      return fault == Fault.PEER_RESYNC_FOREIGN || super.isForUpstream(uplink, frame);
    }
  }

  /** Puts the items of a resync together wrongly. */
  private static final class Ordering extends PeerRules {
    private final Fault fault;

    Ordering(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected List<RawFrame> rest(Uplink uplink) {
      List<RawFrame> rest = super.rest(uplink);
      if (fault == Fault.PEER_RESYNC_BACKWARDS) {
        Collections.reverse(rest);
      } else if (fault == Fault.PEER_RESYNC_FIRST_TWICE) {
        rest.add(0, uplink.identity());
      }
      return rest;
    }

    @Override
    protected List<RawFrame> items(Uplink uplink, RawFrame first, List<RawFrame> rest) {
      List<RawFrame> fitting = super.items(uplink, first, rest);
      boolean fits = fitting.size() == rest.size() + 1;
      return switch (fault) {
        case PEER_RESYNC_OLDEST_FIRST -> rest.isEmpty() ? fitting : rest;
        case PEER_RESYNC_PLAIN_IF_LONG -> fits ? fitting : List.of(first);
        case PEER_RESYNC_OLDEST_KEPT -> oldest(uplink, first, rest);
        case PEER_RESYNC_OVERFLOWS -> all(first, rest);
        default -> fitting;
      };
    }

    private static List<RawFrame> all(RawFrame first, List<RawFrame> rest) {
      List<RawFrame> all = new ArrayList<>(rest);
      all.add(0, first);
      return all;
    }

    private List<RawFrame> oldest(Uplink uplink, RawFrame first, List<RawFrame> rest) {
      int count = rest.size();
      while (super.items(uplink, first, rest.subList(0, count)).size() <= count) {
        count--;
      }
      return super.items(uplink, first, rest.subList(0, count));
    }
  }
}
