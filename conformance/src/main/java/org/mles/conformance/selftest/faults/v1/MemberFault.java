package org.mles.conformance.selftest.faults.v1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Wrong ideas of who is a member of what. */
public enum MemberFault implements V1Fault {
  CID_MUST_MATCH_KEY("refuses a CID that is not the low half of the key"),
  DUPLICATE_ACCEPTED("lets a duplicate CID in beside the first"),
  DUPLICATE_REPLACES("closes the first connection when a duplicate comes"),
  DUPLICATE_FORWARDED("forwards the first frame before it looks for a duplicate"),
  DUPLICATE_STORED("keeps the first frame of a refused duplicate"),
  DUPLICATE_CLEANUP_REMOVES("forgets the first connection when a refused duplicate ends"),
  GLOBAL_CIDS("keeps one table of CIDs for all channels"),
  LEAKS_CID("never frees a CID"),
  LEAKS_CID_ON_ERROR("does not free a CID after a bad header"),
  CID_ZERO_IS_UNSET("does not see duplicates of CID 0"),
  CID_ZERO_REFUSED("refuses CID 0"),
  CID_ONES_IS_UNSET("does not see duplicates of CID 0xFFFFFFFF"),
  CID_OF_31_BITS("ignores the highest bit of the CID"),
  CID_OF_24_BITS("ignores the highest octet of the CID"),
  CID_OF_HIGH_HALF("ignores the low half of the CID"),
  BIG_CIDS_FORGOTTEN("does not see duplicates of CIDs with the highest bit"),
  ONE_CHANNEL_FOR_ALL("puts everybody into one channel"),
  FOLDS_CASE("compares channel names without case"),
  TRIMS_NAMES("trims channel names");

  private final String sentence;

  MemberFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case CID_MUST_MATCH_KEY, CID_ZERO_REFUSED -> allowing(this);
      case DUPLICATE_ACCEPTED,
          GLOBAL_CIDS,
          CID_ZERO_IS_UNSET,
          CID_ONES_IS_UNSET,
          CID_OF_31_BITS,
          CID_OF_24_BITS,
          CID_OF_HIGH_HALF,
          BIG_CIDS_FORGOTTEN,
          DUPLICATE_REPLACES ->
          new Recognising(this);
      case DUPLICATE_FORWARDED, DUPLICATE_STORED, DUPLICATE_CLEANUP_REMOVES -> new Botching(this);
      case LEAKS_CID, LEAKS_CID_ON_ERROR -> new Leaking(this);
      case ONE_CHANNEL_FOR_ALL, FOLDS_CASE, TRIMS_NAMES -> naming(this);
    };
  }

  private static Rules allowing(MemberFault fault) {
    return new Rules() {
      @Override
      protected boolean isAllowed(RawFrame outer, RawFrame judged) {
        return fault == MemberFault.CID_MUST_MATCH_KEY
            ? judged.cid() == (int) judged.key()
            : judged.cid() != 0;
      }
    };
  }

  private static Rules naming(MemberFault fault) {
    return new Rules() {
      @Override
      protected String channelName(String sent) {
        return switch (fault) {
          case ONE_CHANNEL_FOR_ALL -> "all";
          case FOLDS_CASE -> sent.toLowerCase(Locale.ROOT);
          default -> sent.strip();
        };
      }
    };
  }

  /** Sees duplicates where there are none, or none where there are. */
  private static final class Recognising extends Rules {
    private final MemberFault fault;
    private int anonymous = 0x4000_0000;

    Recognising(MemberFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isDuplicate(ModelServer server, Channel channel, int cid) {
      boolean right = super.isDuplicate(server, channel, cid);
      return switch (fault) {
        case GLOBAL_CIDS ->
            server.channels().stream().anyMatch(any -> any.members().containsKey(cid));
        case CID_ZERO_IS_UNSET -> cid != 0 && right;
        case CID_ONES_IS_UNSET -> cid != -1 && right;
        case CID_OF_31_BITS -> isTaken(channel, cid, 0x7FFF_FFFF);
        case CID_OF_24_BITS -> isTaken(channel, cid, 0xFF_FFFF);
        case CID_OF_HIGH_HALF -> isTaken(channel, cid, 0xFFFF_0000);
        case BIG_CIDS_FORGOTTEN -> cid >= 0 && right;
        default -> false;
      };
    }

    private static boolean isTaken(Channel channel, int cid, int mask) {
      return channel.members().keySet().stream().anyMatch(c -> ((c ^ cid) & mask) == 0);
    }

    @Override
    protected void join(
        ModelServer server,
        Channel channel,
        Connection connection,
        RawFrame judged,
        List<RawFrame> frames) {
      Connection first = channel.members().remove(judged.cid());
      if (first != null && fault == MemberFault.DUPLICATE_REPLACES) {
        first.closeAfterOutput();
      } else if (first != null) {
        channel.members().put(anonymous++, first);
      }
      super.join(server, channel, connection, judged, frames);
    }
  }

  /** Recognises a duplicate and still does something with it. */
  private static final class Botching extends Rules {
    private final MemberFault fault;

    Botching(MemberFault fault) {
      this.fault = fault;
    }

    @Override
    protected void refusedDuplicate(
        ModelServer server, Channel channel, Connection connection, RawFrame first) {
      switch (fault) {
        case DUPLICATE_FORWARDED -> forward(server, channel, connection, first);
        case DUPLICATE_STORED -> keep(server, channel, connection, first);
        default -> channel.members().remove(first.cid());
      }
    }
  }

  /** Keeps a CID taken for ever. */
  private static final class Leaking extends Rules {
    private final MemberFault fault;
    private final java.util.Set<Connection> broken =
        java.util.concurrent.ConcurrentHashMap.newKeySet();

    Leaking(MemberFault fault) {
      this.fault = fault;
    }

    @Override
    protected void badHeader(ModelServer server, Connection connection) {
      broken.add(connection);
    }

    @Override
    protected void free(Map<Integer, Connection> members, Connection connection) {
      if (fault == MemberFault.LEAKS_CID_ON_ERROR && !broken.contains(connection)) {
        super.free(members, connection);
      }
    }
  }
}
