package org.mles.conformance.selftest.faults.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.selftest.model.proxy.LaneRules;
import org.mles.conformance.selftest.model.proxy.LossRules;
import org.mles.conformance.selftest.model.proxy.ModelLane;
import org.mles.conformance.selftest.model.proxy.ProxyRules;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to lose a connection to the upstream server, and to find it again. */
public enum ProxyLossFault implements ProxyFault {
  PROXY_LOST_CODE("closes a page whose channel is lost with code 1001"),
  PROXY_LOST_NO_REASON("does not say which channel is lost"),
  PROXY_REASON_CUT_ANYWHERE("cuts the name of a lost channel inside a character"),
  PROXY_REASON_TOO_LONG("gives the whole name of a lost channel for a reason"),
  PROXY_OUTLIVES_LOSS("leaves a page open whose last channel is lost"),
  PROXY_WAITS_FOR_UPSTREAM("tries for ever to reach an upstream server that is not there"),
  PROXY_RETRIES_REFUSED("tries again where it was refused"),
  PROXY_GIVES_UP("never opens a lost connection again"),
  PROXY_LOSS_ENDS_ALL("closes a page when one of its channels is lost"),
  PROXY_OPENS_WITH_NEXT("opens a lost connection again with what the page says next"),
  PROXY_FORGETS_MEANWHILE("forgets what a page says while a connection is lost"),
  PROXY_FORGETS_PART("forgets a frame of which a lost connection had taken a part"),
  PROXY_SENDS_REST("goes on with the rest of a frame of which a lost connection had taken a part"),
  PROXY_DROPS_KNOWN("leaves out what the upstream server has sent before"),
  PROXY_KEEPS_HALF("puts what came of a cut frame in front of the next"),
  PROXY_DIALS_AT_ONCE("tries a lost connection again at once"),
  PROXY_WAIT_CONSTANT("never lengthens the wait between attempts"),
  PROXY_WAIT_NEVER_RESET("goes on lengthening the waits after a connection that lasted");

  private final String does;

  ProxyLossFault(String does) {
    this.does = does;
  }

  @Override
  public String sentence() {
    return does;
  }

  @Override
  public ProxyRules rules() {
    ProxyRules right = new ProxyRules();
    return switch (this) {
      case PROXY_DROPS_KNOWN, PROXY_KEEPS_HALF -> right.with(new Remembering(this));
      case PROXY_LOST_CODE,
          PROXY_LOST_NO_REASON,
          PROXY_REASON_CUT_ANYWHERE,
          PROXY_REASON_TOO_LONG,
          PROXY_OUTLIVES_LOSS ->
          right.with(new Telling(this));
      default -> right.with(new Returning(this));
    };
  }

  /** Tells pages of a loss wrongly. */
  private static final class Telling extends LossRules {
    private static final int AWAY = 1001;
    private static final int MOST_OCTETS = 123;

    private final ProxyLossFault fault;

    Telling(ProxyLossFault fault) {
      this.fault = fault;
    }

    @Override
    protected void lost(ModelLane lane) {
      if (fault != PROXY_OUTLIVES_LOSS) {
        super.lost(lane);
      }
    }

    @Override
    protected int code() {
      return fault == PROXY_LOST_CODE ? AWAY : super.code();
    }

    @Override
    protected byte[] reason(String channel) {
      byte[] whole = channel.getBytes(StandardCharsets.UTF_8);
      return switch (fault) {
        case PROXY_LOST_NO_REASON -> new byte[0];
        case PROXY_REASON_TOO_LONG -> whole;
        case PROXY_REASON_CUT_ANYWHERE -> Arrays.copyOf(whole, Math.min(whole.length, MOST_OCTETS));
        default -> super.reason(channel);
      };
    }
  }

  /** Comes back wrongly. */
  private static final class Returning extends LossRules {
    private final ProxyLossFault fault;

    Returning(ProxyLossFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean goesOn(ModelLane lane, boolean refused) {
      boolean othersOpen = lane.page().anyOpen();
      return switch (fault) {
        case PROXY_WAITS_FOR_UPSTREAM -> !refused || super.goesOn(lane, true);
        case PROXY_RETRIES_REFUSED -> super.goesOn(lane, false);
        case PROXY_GIVES_UP -> (refused || !othersOpen) && super.goesOn(lane, refused);
        case PROXY_LOSS_ENDS_ALL -> super.goesOn(lane, true);
        default -> super.goesOn(lane, refused);
      };
    }

    @Override
    protected byte[] opening(ModelLane lane) {
      boolean next = fault == PROXY_OPENS_WITH_NEXT && !lane.kept().isEmpty();
      return next ? lane.kept().remove(0) : super.opening(lane);
    }

    @Override
    protected void meanwhile(ModelLane lane, byte[] body) {
      if (fault != PROXY_FORGETS_MEANWHILE) {
        super.meanwhile(lane, body);
      }
    }

    @Override
    protected void unsent(ModelLane lane, List<byte[]> bodies) {
      if (bodies.isEmpty() || (fault != PROXY_FORGETS_PART && fault != PROXY_SENDS_REST)) {
        super.unsent(lane, bodies);
        return;
      }
      List<byte[]> kept = new ArrayList<>(bodies);
      byte[] part = kept.remove(0);
      if (fault == PROXY_SENDS_REST) {
        kept.add(0, Arrays.copyOfRange(part, part.length / 2, part.length));
      }
      super.unsent(lane, kept);
    }

    @Override
    protected long waitMillis(ModelLane lane, long firstMillis) {
      return switch (fault) {
        case PROXY_DIALS_AT_ONCE -> 0;
        case PROXY_WAIT_CONSTANT -> firstMillis;
        default -> super.waitMillis(lane, firstMillis);
      };
    }

    @Override
    protected void lasted(ModelLane lane) {
      if (fault != PROXY_WAIT_NEVER_RESET) {
        super.lasted(lane);
      }
    }
  }

  /** Remembers what earlier connections brought. */
  private static final class Remembering extends LaneRules {
    private final ProxyLossFault fault;
    private final Set<RawFrame> known = new HashSet<>();
    private byte[] half = {};

    Remembering(ProxyLossFault fault) {
      this.fault = fault;
    }

    @Override
    protected void down(ModelLane lane, RawFrame frame) {
      byte[] body =
          ByteBuffer.allocate(half.length + frame.body().length)
              .put(half)
              .put(frame.body())
              .array();
      half = new byte[0];
      if (known.add(frame) || fault != PROXY_DROPS_KNOWN) {
        super.down(lane, frame.withBody(body));
      }
    }

    @Override
    protected void cut(ModelLane lane, byte[] part) {
      half = fault == PROXY_KEEPS_HALF ? part : half;
    }
  }
}
