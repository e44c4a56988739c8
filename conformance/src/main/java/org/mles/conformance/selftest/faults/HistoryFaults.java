package org.mles.conformance.selftest.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** Wrong memories. */
final class HistoryFaults {
  private HistoryFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case NEWEST_FIRST, GAP_AT_SEAM, REPEAT_AT_SEAM, GLOBAL_HISTORY -> replaying(fault);
      case LIVE_BEFORE_HISTORY -> new Late();
      case HISTORY_WITHOUT_JOINS, HISTORY_WITHOUT_EMPTIES, REENCODES_HISTORY, DROPS_NEWEST ->
          keeping(fault);
      case REPLAYS_OWN_JOIN -> new SelfTelling();
      case LIMIT_OFF_BY_ONE, UNLIMITED_HISTORY, HISTORY_IGNORED -> limited(fault);
      case NO_HISTORY_OCTETS, HISTORY_COUNTS_BODIES, HISTORY_LEAVES_OUT_LARGE -> weighing(fault);
      case CLEARS_WHEN_EMPTY, FORGETS_DEPARTED -> forgetting(fault);
      default -> null;
    };
  }

  private static Rules replaying(Fault fault) {
    return new Rules() {
      @Override
      protected void replay(ModelServer server, Room room, Link link) {
        List<Room.Kept> kept = new ArrayList<>(room.history());
        switch (fault) {
          case NEWEST_FIRST -> Collections.reverse(kept);
          case GAP_AT_SEAM -> {
            if (kept.size() > 6) {
              kept.remove(kept.size() - 1);
            }
          }
          case REPEAT_AT_SEAM -> {
            if (!kept.isEmpty()) {
              kept.add(kept.get(kept.size() - 1));
            }
          }
          default -> {
            kept.clear();
            server.rooms().forEach(any -> kept.addAll(any.history()));
          }
        }
        kept.forEach(k -> link.send(k.frame().encode()));
      }
    };
  }

  private static Rules keeping(Fault fault) {
    return new Rules() {
      @Override
      protected void keepFirst(ModelServer server, Room room, Link link, RawFrame frame) {
        if (fault != Fault.HISTORY_WITHOUT_JOINS) {
          super.keepFirst(server, room, link, frame);
        }
      }

      @Override
      protected void keep(ModelServer server, Room room, Link from, RawFrame frame) {
        Triple triple = decode(frame.body());
        boolean empty = triple != null && triple.message().length == 0;
        boolean full = room.history().size() >= limit(server);
        boolean large = room.history().size() > 20 && frame.body().length > 1 << 19;
        if (fault == Fault.DROPS_NEWEST ? full || large : isEmptyOne(fault, empty)) {
          return;
        }
        boolean rewrite = fault == Fault.REENCODES_HISTORY;
        super.keep(server, room, from, rewrite ? frame.withCid(frame.cid() ^ 1) : frame);
      }
    };
  }

  private static boolean isEmptyOne(Fault fault, boolean empty) {
    return fault == Fault.HISTORY_WITHOUT_EMPTIES && empty;
  }

  private static Rules limited(Fault fault) {
    return new Rules() {
      @Override
      protected int limit(ModelServer server) {
        return switch (fault) {
          case LIMIT_OFF_BY_ONE -> super.limit(server) + 1;
          case UNLIMITED_HISTORY -> Integer.MAX_VALUE;
          default -> 0;
        };
      }
    };
  }

  private static Rules weighing(Fault fault) {
    return new Rules() {
      @Override
      protected void keep(ModelServer server, Room room, Link from, RawFrame frame) {
        Integer most = server.settings().limits().historyOctets();
        boolean large = most != null && frame.encode().length > most;
        if (!large || fault != Fault.HISTORY_LEAVES_OUT_LARGE) {
          super.keep(server, room, from, frame);
        }
      }

      @Override
      protected long octets(Room room) {
        return switch (fault) {
          case NO_HISTORY_OCTETS -> 0;
          case HISTORY_COUNTS_BODIES ->
              room.history().stream().mapToLong(kept -> kept.frame().body().length).sum();
          default -> super.octets(room);
        };
      }
    };
  }

  private static Rules forgetting(Fault fault) {
    return new Rules() {
      @Override
      protected void left(ModelServer server, Room room, Link link) {
        if (fault == Fault.FORGETS_DEPARTED) {
          room.history().removeIf(kept -> kept.from() == link);
        } else if (room.members().isEmpty()) {
          room.history().clear();
        }
      }
    };
  }

  /** Sends the history after the first live frame. */
  private static final class Late extends Rules {
    @Override
    protected void replay(ModelServer server, Room room, Link link) {
      if (room.history().size() > 6) {
        link.putReplayOff();
      } else {
        super.replay(server, room, link);
      }
    }

    @Override
    protected void forward(ModelServer server, Room room, Link from, RawFrame frame) {
      super.forward(server, room, from, frame);
      for (Link member : room.members().values()) {
        if (member != from && member.takeReplayDue()) {
          super.replay(server, room, member);
        }
      }
    }
  }

  /** Keeps the first frame before it replays. */
  private static final class SelfTelling extends Rules {
    private final Map<Link, Boolean> told = new ConcurrentHashMap<>();

    @Override
    protected void join(
        ModelServer server, Room room, Link link, RawFrame judged, List<RawFrame> frames) {
      told.put(link, true);
      keep(server, room, link, judged);
      super.join(server, room, link, judged, frames);
    }

    @Override
    protected void keepFirst(ModelServer server, Room room, Link link, RawFrame frame) {
      if (!told.containsKey(link)) {
        super.keepFirst(server, room, link, frame);
      }
    }
  }
}
