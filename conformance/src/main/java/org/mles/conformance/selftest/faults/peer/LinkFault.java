package org.mles.conformance.selftest.faults.peer;

import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.peer.LoopGuard;
import org.mles.conformance.selftest.model.peer.PeerRules;
import org.mles.conformance.selftest.model.peer.Uplink;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to open a link and to use it. */
public enum LinkFault implements PeerFault {
  PEER_LINKS_EVERY_CLIENT("opens a link upstream for every local client"),
  PEER_LINKS_ONE_CHANNEL("links the first channel only"),
  PEER_REKEYS_FIRST("puts another key into the link's first frame although there is a shared key"),
  PEER_REENCODES_FIRST("encodes the link's first frame anew"),
  PEER_KEEPS_KEY("sends the client's own key up in endpoint mode"),
  PEER_CID_OF_LINK("joins upstream under a CID made from the link's key"),
  PEER_SWALLOWS_LATER_JOINS("does not send up the first frames of later clients"),
  PEER_UP_FROM_FIRST_ONLY("sends up what the first client says only"),
  PEER_DOWN_TO_FIRST_ONLY("gives frames from upstream to the first client only"),
  PEER_DEAF("does not pass on what comes from upstream"),
  PEER_ECHOES_UP("sends frames from upstream back up"),
  PEER_ECHOES_DOWN("sends a local client's frame back to it when the link has taken it"),
  PEER_RECOGNISES_NOTHING("passes on frames that come back on another way"),
  PEER_DEDUPLICATES("takes equal frames of one side for one frame"),
  PEER_STORES_FIRST_TWICE("keeps the link's first frame twice"),
  PEER_REPLAYS_OWN("sends the first client its own first frame when the link is up"),
  PEER_KEEPS_UP_ONLY("keeps no frames from upstream"),
  PEER_KEEPS_DOWN_ONLY("keeps no frames of linked local clients"),
  PEER_DROPS_WHILE_DIALING("sends nothing up that is said before the link is open"),
  PEER_TAKES_BAD_HEADERS("keeps a link that sends bad headers"),
  PEER_RESTORED_ONE_BY_ONE("sends up what a server below restored as single frames"),
  PEER_FORGETS_WHEN_DOWN("keeps nothing of what is said while the link is down");

  private final String sentence;

  LinkFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public PeerRules rules() {
    return switch (this) {
      case PEER_LINKS_EVERY_CLIENT,
          PEER_LINKS_ONE_CHANNEL,
          PEER_RESTORED_ONE_BY_ONE,
          PEER_TAKES_BAD_HEADERS ->
          new Opening(this);
      case PEER_REKEYS_FIRST, PEER_REENCODES_FIRST, PEER_KEEPS_KEY, PEER_CID_OF_LINK ->
          new Naming(this);
      case PEER_SWALLOWS_LATER_JOINS,
          PEER_UP_FROM_FIRST_ONLY,
          PEER_DOWN_TO_FIRST_ONLY,
          PEER_DEAF,
          PEER_DROPS_WHILE_DIALING,
          PEER_ECHOES_UP,
          PEER_ECHOES_DOWN ->
          new Carrying(this);
      case PEER_RECOGNISES_NOTHING, PEER_DEDUPLICATES -> new Recognising(this);
      case PEER_STORES_FIRST_TWICE,
          PEER_REPLAYS_OWN,
          PEER_KEEPS_UP_ONLY,
          PEER_KEEPS_DOWN_ONLY,
          PEER_FORGETS_WHEN_DOWN ->
          new Keeping(this);
    };
  }

  /** Opens links that nobody needs, or none, or wrongly. */
  private static final class Opening extends PeerRules {
    private final LinkFault fault;

    Opening(LinkFault fault) {
      this.fault = fault;
    }

    @Override
    protected String linkName(Channel channel) {
      return fault == LinkFault.PEER_LINKS_ONE_CHANNEL ? "all" : super.linkName(channel);
    }

    @Override
    protected boolean linksEveryClient() {
      return fault == LinkFault.PEER_LINKS_EVERY_CLIENT;
    }

    @Override
    protected boolean tellsRestored() {
      return fault != LinkFault.PEER_RESTORED_ONE_BY_ONE;
    }

    @Override
    protected boolean isLaterType(byte type) {
      return fault == LinkFault.PEER_TAKES_BAD_HEADERS || super.isLaterType(type);
    }
  }

  /** Joins upstream with another frame than the client's. */
  private static final class Naming extends PeerRules {
    private final LinkFault fault;

    Naming(LinkFault fault) {
      this.fault = fault;
    }

    @Override
    protected RawFrame sentAs(ModelServer server, Uplink uplink, Connection connection) {
      RawFrame right = super.sentAs(server, uplink, connection);
      Triple triple = decode(right.body());
      if (fault == LinkFault.PEER_REKEYS_FIRST) {
        return right.withKey(~right.key());
      } else if (fault == LinkFault.PEER_CID_OF_LINK) {
        return right.withCid((int) right.key());
      } else if (fault == LinkFault.PEER_KEEPS_KEY || triple == null) {
        return uplink.identity();
      }
      return right.withBody(Body.message(triple.uid(), triple.channel(), triple.message()));
    }
  }

  /** Carries too little or too much. */
  private static final class Carrying extends PeerRules {
    private final LinkFault fault;
    private boolean joining;

    Carrying(LinkFault fault) {
      this.fault = fault;
    }

    @Override
    protected void forwardFirst(
        ModelServer server, Channel channel, Connection connection, RawFrame frame) {
      joining = true;
      super.forwardFirst(server, channel, connection, frame);
      joining = false;
    }

    @Override
    protected void up(Uplink uplink, Connection from, RawFrame frame) {
      boolean swallowed = fault == LinkFault.PEER_SWALLOWS_LATER_JOINS && joining;
      boolean stranger =
          fault == LinkFault.PEER_UP_FROM_FIRST_ONLY && from != uplink.firstClient() && !joining;
      boolean early = fault == LinkFault.PEER_DROPS_WHILE_DIALING && uplink.connection() == null;
      if (!swallowed && !stranger && !early) {
        super.up(uplink, from, frame);
      }
      if (fault == LinkFault.PEER_ECHOES_DOWN) {
        from.send(frame.encode());
      }
    }

    @Override
    protected void fromAbove(
        ModelServer server, Uplink uplink, Connection connection, RawFrame frame) {
      if (fault == LinkFault.PEER_DOWN_TO_FIRST_ONLY) {
        uplink.firstClient().send(frame.encode());
      } else if (fault != LinkFault.PEER_DEAF) {
        super.fromAbove(server, uplink, connection, frame);
      }
      if (fault == LinkFault.PEER_ECHOES_UP) {
        connection.send(frame.encode());
      }
    }
  }

  /** Takes all copies of a frame for new ones, or none. */
  private static final class Recognising extends PeerRules {
    private final LinkFault fault;

    Recognising(LinkFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isNew(LoopGuard guard, Connection from, RawFrame frame) {
      if (fault == LinkFault.PEER_RECOGNISES_NOTHING) {
        return true;
      }
      boolean known = guard.knows(frame);
      return super.isNew(guard, from, frame) && !known;
    }
  }

  /** Keeps the wrong history of a link. */
  private static final class Keeping extends PeerRules {
    private final LinkFault fault;

    Keeping(LinkFault fault) {
      this.fault = fault;
    }

    @Override
    protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      Uplink uplink = uplink(channel);
      boolean above = uplink != null && uplink.connection() == from;
      boolean down = uplink != null && uplink.lost() && uplink.connection() == null;
      boolean forgotten =
          switch (fault) {
            case PEER_KEEPS_UP_ONLY -> above;
            case PEER_KEEPS_DOWN_ONLY -> uplink != null && !above;
            case PEER_FORGETS_WHEN_DOWN -> down;
            default -> false;
          };
      if (!forgotten) {
        super.keep(server, channel, from, frame);
      }
    }

    @Override
    protected void opened(Uplink uplink, RawFrame opening) {
      if (fault == LinkFault.PEER_STORES_FIRST_TWICE) {
        uplink.channel().history().add(new Channel.Kept(uplink.identity(), uplink.firstClient()));
      } else if (fault == LinkFault.PEER_REPLAYS_OWN) {
        uplink.firstClient().send(uplink.identity().encode());
      }
    }
  }
}
