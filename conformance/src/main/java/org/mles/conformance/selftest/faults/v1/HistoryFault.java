package org.mles.conformance.selftest.faults.v1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mles.conformance.book.Limit;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** Wrong memories. */
public enum HistoryFault implements V1Fault {
  REPLAYS_OWN_JOIN("keeps the first frame before it replays the history"),
  NEWEST_FIRST("replays the newest frame first"),
  HISTORY_WITHOUT_JOINS("keeps no first frames"),
  HISTORY_WITHOUT_EMPTIES("keeps no frames with an empty message"),
  REENCODES_HISTORY("rewrites the key of the frames it keeps"),
  LIVE_BEFORE_HISTORY("sends live frames to a joiner before the history"),
  GAP_AT_SEAM("loses the frame at the seam of history and live traffic"),
  REPEAT_AT_SEAM("sends the frame at the seam twice"),
  HISTORY_HOLDS_EQUALS_ONCE("keeps equal frames once"),
  DROPS_NEWEST("keeps the oldest frames when the history is full"),
  LIMIT_OFF_BY_ONE("keeps one frame more than configured"),
  UNLIMITED_HISTORY("keeps everything"),
  HISTORY_IGNORED("keeps no history although configured"),
  NO_HISTORY_OCTETS("bounds a history in frames alone"),
  HISTORY_COUNTS_BODIES("leaves out the headers when it counts the octets of a history"),
  HISTORY_LEAVES_OUT_LARGE("keeps what came before a frame that is too large for the history"),
  CLEARS_WHEN_EMPTY("forgets the history when the last member leaves"),
  GLOBAL_HISTORY("replays the history of all channels"),
  FORGETS_DEPARTED("forgets the frames of members that left");

  private final String sentence;

  HistoryFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case NEWEST_FIRST, GAP_AT_SEAM, REPEAT_AT_SEAM, GLOBAL_HISTORY -> replaying(this);
      case LIVE_BEFORE_HISTORY -> new Late();
      case HISTORY_WITHOUT_JOINS,
          HISTORY_WITHOUT_EMPTIES,
          HISTORY_HOLDS_EQUALS_ONCE,
          REENCODES_HISTORY,
          DROPS_NEWEST ->
          keeping(this);
      case REPLAYS_OWN_JOIN -> new SelfTelling();
      case LIMIT_OFF_BY_ONE, UNLIMITED_HISTORY, HISTORY_IGNORED -> limited(this);
      case NO_HISTORY_OCTETS, HISTORY_COUNTS_BODIES, HISTORY_LEAVES_OUT_LARGE -> weighing(this);
      case CLEARS_WHEN_EMPTY, FORGETS_DEPARTED -> forgetting(this);
    };
  }

  private static Rules replaying(HistoryFault fault) {
    return new Rules() {
      @Override
      protected void replay(ModelServer server, Channel channel, Connection connection) {
        List<Channel.Kept> kept = new ArrayList<>(channel.history());
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
            server.channels().forEach(any -> kept.addAll(any.history()));
          }
        }
        kept.forEach(k -> connection.send(k.frame().encode()));
      }
    };
  }

  private static Rules keeping(HistoryFault fault) {
    return new Rules() {
      @Override
      protected void keepFirst(
          ModelServer server, Channel channel, Connection connection, RawFrame frame) {
        if (fault != HistoryFault.HISTORY_WITHOUT_JOINS) {
          super.keepFirst(server, channel, connection, frame);
        }
      }

      @Override
      protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
        Triple triple = decode(frame.body());
        boolean empty = triple != null && triple.message().length == 0;
        boolean full = channel.history().size() >= limit(server);
        boolean large = channel.history().size() > 20 && frame.body().length > 1 << 19;
        boolean held = channel.history().stream().anyMatch(k -> k.frame().equals(frame));
        boolean left =
            switch (fault) {
              case DROPS_NEWEST -> full || large;
              case HISTORY_WITHOUT_EMPTIES -> empty;
              case HISTORY_HOLDS_EQUALS_ONCE -> held;
              default -> false;
            };
        if (left) {
          return;
        }
        boolean rewrite = fault == HistoryFault.REENCODES_HISTORY;
        super.keep(server, channel, from, rewrite ? frame.withCid(frame.cid() ^ 1) : frame);
      }
    };
  }

  private static Rules limited(HistoryFault fault) {
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

  private static Rules weighing(HistoryFault fault) {
    return new Rules() {
      @Override
      protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
        Long most = server.settings().limits().of(Limit.HISTORY_OCTETS);
        boolean large = most != null && frame.encode().length > most;
        if (!large || fault != HistoryFault.HISTORY_LEAVES_OUT_LARGE) {
          super.keep(server, channel, from, frame);
        }
      }

      @Override
      protected long octets(Channel channel) {
        return switch (fault) {
          case NO_HISTORY_OCTETS -> 0;
          case HISTORY_COUNTS_BODIES ->
              channel.history().stream().mapToLong(kept -> kept.frame().body().length).sum();
          default -> super.octets(channel);
        };
      }
    };
  }

  private static Rules forgetting(HistoryFault fault) {
    return new Rules() {
      @Override
      protected void left(ModelServer server, Channel channel, Connection connection) {
        if (fault == HistoryFault.FORGETS_DEPARTED) {
          channel.history().removeIf(kept -> kept.from() == connection);
        } else if (channel.members().isEmpty()) {
          channel.history().clear();
        }
      }
    };
  }

  /** Sends the history after the first live frame. */
  private static final class Late extends Rules {
    @Override
    protected void replay(ModelServer server, Channel channel, Connection connection) {
      if (channel.history().size() > 6) {
        connection.putReplayOff();
      } else {
        super.replay(server, channel, connection);
      }
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      super.forward(server, channel, from, frame);
      for (Connection member : channel.members().values()) {
        if (member != from && member.takeReplayDue()) {
          super.replay(server, channel, member);
        }
      }
    }
  }

  /** Keeps the first frame before it replays. */
  private static final class SelfTelling extends Rules {
    private final Map<Connection, Boolean> told = new ConcurrentHashMap<>();

    @Override
    protected void join(
        ModelServer server,
        Channel channel,
        Connection connection,
        RawFrame judged,
        List<RawFrame> frames) {
      told.put(connection, true);
      keep(server, channel, connection, judged);
      super.join(server, channel, connection, judged, frames);
    }

    @Override
    protected void keepFirst(
        ModelServer server, Channel channel, Connection connection, RawFrame frame) {
      if (!told.containsKey(connection)) {
        super.keepFirst(server, channel, connection, frame);
      }
    }
  }
}
