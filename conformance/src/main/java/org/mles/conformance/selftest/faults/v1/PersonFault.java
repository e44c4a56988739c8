package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** Wrong memories of a person, and wrong ideas of who it is. */
public enum PersonFault implements V1Fault {
  TRUSTS_KNOWN_UIDS("lets a uid in with any key that has once had the right one"),
  TRUSTS_KNOWN_CIDS("lets a CID in with any key that has once had the right one"),
  TRUSTS_KNOWN_KEYS("lets anybody in with a key that has once been right"),
  ONE_MEMBER_PER_UID("refuses the second connection of a uid in a channel"),
  SECOND_OF_UID_REPLACES("closes the first connection of a uid when a second comes"),
  ECHO_KNOWN_BY_UID("sends no frame to members with the uid that its body names"),
  ECHO_KNOWN_BY_CID("sends no frame to the member with the CID of its header"),
  CID_OF_LAST_FRAME("takes a member's CID from its newest frame"),
  OWN_FRAMES_NOT_REPLAYED("leaves a joiner's own frames out of its history"),
  NO_HISTORY_FOR_RETURNERS("replays nothing to a uid that has been there before"),
  KEEPS_ONLY_WHAT_IS_HEARD("keeps no frames that reach nobody");

  private final String sentence;

  PersonFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case TRUSTS_KNOWN_UIDS, TRUSTS_KNOWN_CIDS, TRUSTS_KNOWN_KEYS -> new Trusting(this);
      default -> new Acquainted(this);
    };
  }

  /** Does not ask twice for a key. */
  private static final class Trusting extends Rules {
    private final PersonFault fault;
    private final Set<Object> known = ConcurrentHashMap.newKeySet();

    Trusting(PersonFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isKey(
        ModelServer server, Connection connection, Triple triple, RawFrame frame) {
      Object trait =
          switch (fault) {
            case TRUSTS_KNOWN_UIDS -> triple.uid();
            case TRUSTS_KNOWN_CIDS -> frame.cid();
            default -> frame.key();
          };
      if (super.isKey(server, connection, triple, frame)) {
        known.add(trait);
      }
      return known.contains(trait);
    }
  }

  /** Knows the uid of each connection and makes too much of it. */
  private static final class Acquainted extends Rules {
    private final PersonFault fault;
    private final Map<Connection, String> uids = new ConcurrentHashMap<>();
    private final Set<List<String>> visits = ConcurrentHashMap.newKeySet();

    Acquainted(PersonFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean enterAs(
        ModelServer server,
        Connection connection,
        RawFrame outer,
        RawFrame judged,
        List<RawFrame> frames) {
      Triple triple = decode(judged.body());
      if (triple != null) {
        synchronized (server) {
          Channel channel = server.channel(triple.channel());
          if (fault == ONE_MEMBER_PER_UID && first(channel, triple.uid()) != null) {
            return false;
          }
        }
      }
      return super.enterAs(server, connection, outer, judged, frames);
    }

    private @Nullable Connection first(Channel channel, @Nullable String uid) {
      return channel.members().values().stream()
          .filter(member -> uid != null && uid.equals(uids.get(member)))
          .findFirst()
          .orElse(null);
    }

    private @Nullable String uid(RawFrame frame) {
      Triple triple = decode(frame.body());
      return triple == null ? null : triple.uid();
    }

    @Override
    protected void join(
        ModelServer server,
        Channel channel,
        Connection connection,
        RawFrame judged,
        List<RawFrame> frames) {
      String uid = uid(judged);
      Connection first = first(channel, uid);
      if (fault == SECOND_OF_UID_REPLACES && first != null) {
        first.closeAfterOutput();
      }
      if (uid != null) {
        uids.put(connection, uid);
      }
      super.join(server, channel, connection, judged, frames);
    }

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      synchronized (server) {
        Channel channel = connection.channel();
        if (fault == CID_OF_LAST_FRAME && channel != null) {
          channel.members().values().remove(connection);
          channel.members().put(frame.cid(), connection);
        }
      }
      return super.accept(server, connection, frame);
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      String uid = uid(frame);
      for (Connection member : List.copyOf(channel.members().values())) {
        boolean own =
            switch (fault) {
              case ECHO_KNOWN_BY_UID -> uid == null ? member == from : uid.equals(uids.get(member));
              case ECHO_KNOWN_BY_CID -> member.cid() == frame.cid();
              default -> member == from;
            };
        if (!own) {
          member.send(frame.encode());
        }
      }
    }

    @Override
    protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      if (fault != KEEPS_ONLY_WHAT_IS_HEARD || channel.members().size() > 1) {
        super.keep(server, channel, from, frame);
      }
    }

    @Override
    protected void replay(ModelServer server, Channel channel, Connection connection) {
      String uid = String.valueOf(uids.get(connection));
      boolean returns = !visits.add(List.of(channel.name(), uid));
      for (Channel.Kept kept : channel.history()) {
        boolean left =
            switch (fault) {
              case OWN_FRAMES_NOT_REPLAYED -> uid.equals(uid(kept.frame()));
              case NO_HISTORY_FOR_RETURNERS -> returns;
              default -> false;
            };
        if (!left) {
          connection.send(kept.frame().encode());
        }
      }
    }
  }
}
