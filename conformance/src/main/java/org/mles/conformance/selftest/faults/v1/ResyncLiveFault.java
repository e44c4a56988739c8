package org.mles.conformance.selftest.faults.v1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to go on after a resync. */
public enum ResyncLiveFault implements V1Fault {
  RESYNC_CUTS_OLD("keeps the first 4096 octets of its history when a resync comes"),
  RESYNC_DROPS_BACKLOG("drops what waits for the members that are there when a resync comes"),
  RESYNC_NEVER_AGES("keeps restored frames however much is said after them"),
  RESYNC_EQUAL_IS_ONE("takes equal frames of a resync for one frame");

  private final String sentence;

  ResyncLiveFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case RESYNC_CUTS_OLD -> new Cutting();
      case RESYNC_DROPS_BACKLOG -> new Dropping();
      case RESYNC_NEVER_AGES -> new Pinning();
      case RESYNC_EQUAL_IS_ONE -> new Deduplicating();
    };
  }

  /** Has room for a little of the old. */
  private static final class Cutting extends Rules {
    private static final int ROOM_OCTETS = 4096;

    @Override
    protected void arrange(ModelServer server, Channel channel, List<Channel.Kept> merged) {
      List<Channel.Kept> fitting = new ArrayList<>();
      int octets = 0;
      for (Channel.Kept kept : merged) {
        octets += kept.frame().encode().length;
        if (octets <= ROOM_OCTETS) {
          fitting.add(kept);
        }
      }
      super.arrange(server, channel, fitting);
    }
  }

  /** Begins anew with everybody. */
  private static final class Dropping extends Rules {
    @Override
    protected void arrange(ModelServer server, Channel channel, List<Channel.Kept> merged) {
      super.arrange(server, channel, merged);
      channel.members().values().forEach(Connection::dropWaiting);
    }
  }

  /** Sees no frame twice. */
  private static final class Deduplicating extends Rules {
    @Override
    protected void join(
        ModelServer server,
        Channel channel,
        Connection connection,
        RawFrame judged,
        List<RawFrame> frames) {
      super.join(server, channel, connection, judged, frames.stream().distinct().toList());
    }
  }

  /** Holds on to what was restored. */
  private static final class Pinning extends Rules {
    private final Set<RawFrame> restored = new HashSet<>();

    @Override
    protected void keepFirst(
        ModelServer server, Channel channel, Connection connection, RawFrame frame) {
      if (frame.cid() != connection.cid()) {
        restored.add(frame);
      }
      super.keepFirst(server, channel, connection, frame);
    }

    @Override
    protected void forgetSurplus(ModelServer server, Channel channel) {
      List<Channel.Kept> history = channel.history();
      for (int i = 0; history.size() > limit(server) && i < history.size(); ) {
        if (restored.contains(history.get(i).frame())) {
          i++;
        } else {
          history.remove(i);
        }
      }
      super.forgetSurplus(server, channel);
    }
  }
}
