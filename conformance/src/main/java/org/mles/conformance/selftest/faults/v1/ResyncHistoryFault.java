package org.mles.conformance.selftest.faults.v1;

import java.util.List;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Wrong histories after a resync. */
public enum ResyncHistoryFault implements V1Fault {
  RESYNC_KEEPS_FIRST_ONLY("keeps the first item of a resync alone"),
  RESYNC_OVER_LIMIT("keeps all items of a resync, whatever the limit"),
  RESYNC_KEEPS_OLDEST("keeps the oldest items of a resync that is too long"),
  RESYNC_OVERWRITES("forgets its history when a resync comes"),
  RESYNC_ADDS_TWICE("keeps each item of a resync twice"),
  RESYNC_EQUALS_ONCE("takes equal items of a resync for one"),
  RESYNC_NOT_MERGED("appends what a resync brings anew instead of merging it"),
  RESYNC_FORWARDS_HELD("forwards items of a resync that the history already holds");

  private final String sentence;

  ResyncHistoryFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return new Keeping(this);
  }

  /** Keeps too much, too little or the wrong items. */
  private static final class Keeping extends Rules {
    private final ResyncHistoryFault fault;

    Keeping(ResyncHistoryFault fault) {
      this.fault = fault;
    }

    @Override
    protected void join(
        ModelServer server,
        Channel channel,
        Connection connection,
        RawFrame judged,
        List<RawFrame> frames) {
      if (frames.size() > 1 && fault == ResyncHistoryFault.RESYNC_OVERWRITES) {
        channel.history().clear();
      }
      boolean once = fault == ResyncHistoryFault.RESYNC_EQUALS_ONCE;
      List<RawFrame> taken = once ? frames.stream().distinct().toList() : frames;
      super.join(server, channel, connection, judged, taken);
    }

    @Override
    protected List<RawFrame> unheld(List<RawFrame> items, List<RawFrame> missing) {
      return fault == ResyncHistoryFault.RESYNC_FORWARDS_HELD
          ? items
          : super.unheld(items, missing);
    }

    @Override
    protected void arrange(ModelServer server, Channel channel, List<Channel.Kept> merged) {
      if (fault != ResyncHistoryFault.RESYNC_NOT_MERGED
          && fault != ResyncHistoryFault.RESYNC_ADDS_TWICE) {
        super.arrange(server, channel, merged);
      }
    }

    @Override
    protected void keepFirst(
        ModelServer server, Channel channel, Connection connection, RawFrame frame) {
      boolean resync = connection.cid() != frame.cid();
      switch (fault) {
        case RESYNC_KEEPS_FIRST_ONLY -> {
          if (!resync) {
            super.keepFirst(server, channel, connection, frame);
          }
        }
        case RESYNC_OVER_LIMIT -> channel.history().add(new Channel.Kept(frame, connection));
        case RESYNC_KEEPS_OLDEST -> {
          if (channel.history().size() < limit(server)) {
            super.keepFirst(server, channel, connection, frame);
          }
        }
        default -> super.keepFirst(server, channel, connection, frame);
      }
      if (resync && fault == ResyncHistoryFault.RESYNC_ADDS_TWICE) {
        super.keepFirst(server, channel, connection, frame);
      }
    }
  }
}
