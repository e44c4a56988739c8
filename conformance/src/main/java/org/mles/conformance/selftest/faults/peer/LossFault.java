package org.mles.conformance.selftest.faults.peer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.peer.PeerRules;
import org.mles.conformance.selftest.model.peer.Uplink;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to lose a link, to find it again, and to tell what was missed. */
public enum LossFault implements PeerFault {
  PEER_CLOSES_CLIENTS("closes a channel's local clients when its link ends"),
  PEER_NEEDS_ROOT("serves local clients only while the link is up"),
  PEER_LOST_CLIENTS_ALONE("stops local delivery when the link is lost"),
  PEER_NO_RESYNC("opens a link again with the plain first frame"),
  PEER_GIVES_UP("never opens a lost link again"),
  PEER_GIVES_UP_UNHEARD("gives up a link that ends before anything came"),
  PEER_SAME_NAME_AGAIN("tries a refused link again in the same client's name"),
  PEER_DIALS_AT_ONCE("tries a lost link again at once"),
  PEER_WAIT_CONSTANT("never lengthens the wait between attempts"),
  PEER_WAIT_NEVER_RESET("goes on lengthening the waits after a link that worked"),
  PEER_RESYNC_BACKWARDS("tells the history newest first"),
  PEER_RESYNC_FIRST_TWICE("tells the link's first frame a second time where the history has it"),
  PEER_RESYNC_OLDEST_FIRST("begins a resync with the oldest frame that is kept"),
  PEER_RESYNC_STALE_KEY("begins a resync with the key of the client's own address"),
  PEER_RESYNC_BARE("tells bodies without their headers"),
  PEER_RESYNC_NESTS("keeps its own resync in the history"),
  PEER_RESYNC_WRAPS_SAID("tells a resync that a client said in a later frame"),
  PEER_RESYNC_OVERFLOWS("lets the length of a long resync overflow"),
  PEER_RESYNC_PLAIN_IF_LONG("tells nothing if not everything fits"),
  PEER_RESYNC_OLDEST_KEPT("leaves out the newest frames of a resync that is too long"),
  PEER_RESYNC_FOREIGN("tells frames that name another channel");

  private final String sentence;

  LossFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public PeerRules rules() {
    return switch (this) {
      case PEER_NEEDS_ROOT, PEER_LOST_CLIENTS_ALONE, PEER_CLOSES_CLIENTS -> new Alone(this);
      case PEER_GIVES_UP,
          PEER_GIVES_UP_UNHEARD,
          PEER_SAME_NAME_AGAIN,
          PEER_DIALS_AT_ONCE,
          PEER_WAIT_CONSTANT,
          PEER_WAIT_NEVER_RESET ->
          new Returning(this);
      case PEER_NO_RESYNC,
          PEER_RESYNC_STALE_KEY,
          PEER_RESYNC_BARE,
          PEER_RESYNC_NESTS,
          PEER_RESYNC_WRAPS_SAID,
          PEER_RESYNC_FOREIGN ->
          new Telling(this);
      case PEER_RESYNC_BACKWARDS,
          PEER_RESYNC_FIRST_TWICE,
          PEER_RESYNC_OLDEST_FIRST,
          PEER_RESYNC_OVERFLOWS,
          PEER_RESYNC_PLAIN_IF_LONG,
          PEER_RESYNC_OLDEST_KEPT ->
          new Ordering(this);
    };
  }

  /** Lets local clients suffer from the link. */
  private static final class Alone extends PeerRules {
    private final LossFault fault;

    Alone(LossFault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      Uplink uplink = uplink(channel);
      boolean dead =
          uplink != null
              && (fault == LossFault.PEER_NEEDS_ROOT
                  ? uplink.connection() == null
                  : fault == LossFault.PEER_LOST_CLIENTS_ALONE && uplink.lost());
      if (!dead) {
        super.forward(server, channel, from, frame);
      }
    }

    @Override
    protected void lost(ModelServer server, Uplink uplink, boolean heard) {
      super.lost(server, uplink, heard);
      if (fault == LossFault.PEER_CLOSES_CLIENTS) {
        List.copyOf(uplink.channel().members().values()).forEach(Connection::closeNow);
      }
    }
  }

  /** Tries a lost link too seldom, too often or too soon. */
  private static final class Returning extends PeerRules {
    private final LossFault fault;

    Returning(LossFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean triesAgain(boolean heard) {
      return fault != LossFault.PEER_GIVES_UP
          && (fault != LossFault.PEER_GIVES_UP_UNHEARD || heard);
    }

    @Override
    protected void lost(ModelServer server, Uplink uplink, boolean heard) {
      boolean sameName = fault == LossFault.PEER_SAME_NAME_AGAIN && !heard;
      boolean neverReset = fault == LossFault.PEER_WAIT_NEVER_RESET && heard;
      if (!sameName && !neverReset) {
        super.lost(server, uplink, heard);
      }
    }

    @Override
    protected long waitMillis(ModelServer server, Uplink uplink) {
      if (fault == LossFault.PEER_WAIT_CONSTANT) {
        uplink.worked();
      }
      return fault == LossFault.PEER_DIALS_AT_ONCE ? 0 : super.waitMillis(server, uplink);
    }
  }

  /** Tells frames that no resync may hold, or nothing. */
  private static final class Telling extends PeerRules {
    private final LossFault fault;

    Telling(LossFault fault) {
      this.fault = fault;
    }

    @Override
    protected RawFrame resync(Uplink uplink, RawFrame first) {
      if (fault == LossFault.PEER_NO_RESYNC) {
        return first;
      } else if (fault == LossFault.PEER_RESYNC_BARE) {
        List<RawFrame> items = items(uplink, first, rest(uplink));
        return first.withBody(Body.resync(items.stream().map(RawFrame::body).toList()));
      }
      RawFrame told =
          super.resync(
              uplink, fault == LossFault.PEER_RESYNC_STALE_KEY ? uplink.identity() : first);
      if (fault == LossFault.PEER_RESYNC_NESTS) {
        uplink.channel().history().add(new Channel.Kept(told, uplink.firstClient()));
      }
      return told;
    }

    @Override
    protected boolean isTold(Uplink uplink, RawFrame frame) {
      boolean nests =
          fault == LossFault.PEER_RESYNC_NESTS || fault == LossFault.PEER_RESYNC_WRAPS_SAID;
      return nests || super.isTold(uplink, frame);
    }

    @Override
    protected boolean isForUpstream(Uplink uplink, RawFrame frame) {
      return fault == LossFault.PEER_RESYNC_FOREIGN || super.isForUpstream(uplink, frame);
    }
  }

  /** Puts the items of a resync together wrongly. */
  private static final class Ordering extends PeerRules {
    private final LossFault fault;

    Ordering(LossFault fault) {
      this.fault = fault;
    }

    @Override
    protected List<RawFrame> rest(Uplink uplink) {
      List<RawFrame> rest = super.rest(uplink);
      if (fault == LossFault.PEER_RESYNC_BACKWARDS) {
        Collections.reverse(rest);
      } else if (fault == LossFault.PEER_RESYNC_FIRST_TWICE) {
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
