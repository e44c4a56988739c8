package org.mles.conformance.selftest.faults.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.proxy.LaneRules;
import org.mles.conformance.selftest.model.proxy.ModelLane;
import org.mles.conformance.selftest.model.proxy.ModelPage;
import org.mles.conformance.selftest.model.proxy.PageRules;
import org.mles.conformance.selftest.model.proxy.ProxyRules;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.wire.RawFrame;

/** Wrong ends of pages, bounds that are none, and who waits for whom. */
public enum ProxyLifeFault implements ProxyFault {
  PROXY_CLOSE_IS_1000("answers every Close with 1000"),
  PROXY_LEAVES_LINKS("leaves connections open when a page has sent its Close"),
  PROXY_LEAVES_LINKS_OF_LOST("leaves connections open when a page is gone without a Close"),
  PROXY_FORGETS_WAITING("forgets a message behind which a Close came at once"),
  PROXY_ANY_LENGTH("takes messages of any length"),
  PROXY_SHORT_MESSAGES("refuses messages over 64 KiB"),
  PROXY_ANY_CHANNELS("lets a page have any number of channels"),
  PROXY_NEVER_PINGS("never pings"),
  PROXY_NEVER_FORGETS("pings a page that gives no sign of life, and never closes it"),
  PROXY_COUNTS_ANSWERED("closes a page after four pings that it has answered"),
  PROXY_COUNTS_HELD_BACK("counts pings of a page that it does not listen to"),
  PROXY_WAITS_FOR_REQUEST("waits for ever for the end of a request"),
  PROXY_ANY_PAGES("takes any number of pages"),
  PROXY_HOARDS_DOWN("keeps all that waits for a page that does not read"),
  PROXY_DROPS_DOWN("leaves out what a page that does not read has no room for"),
  PROXY_ONE_STALLS_ALL("waits with everybody for a page that does not read"),
  PROXY_HOARDS_UP("keeps all that waits for an upstream server that does not read"),
  PROXY_DROPS_UP("leaves out what an upstream server that does not read has no room for");

  private final String does;

  ProxyLifeFault(String does) {
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
      case PROXY_ANY_LENGTH -> right.with(new Bounded(Long.MAX_VALUE));
      case PROXY_SHORT_MESSAGES -> right.with(new Bounded(1 << 16));
      case PROXY_HOARDS_DOWN,
          PROXY_DROPS_DOWN,
          PROXY_ONE_STALLS_ALL,
          PROXY_HOARDS_UP,
          PROXY_DROPS_UP,
          PROXY_FORGETS_WAITING ->
          right.with(new Waiting(this));
      default -> right.with(new Living(this));
    };
  }

  /** Takes messages up to another length. */
  private static final class Bounded extends WireRules {
    private final long most;

    Bounded(long most) {
      this.most = most;
    }

    @Override
    protected long mostOctets(Settings settings, boolean joined) {
      return most;
    }
  }

  /** Lets pages live and end wrongly. */
  private static final class Living extends PageRules {
    private static final int NORMAL = 1000;
    private static final int MOST_PINGS = 4;
    private static final long FOR_EVER_MILLIS = 3_600_000;

    private final ProxyLifeFault fault;
    private final Map<ModelPage, Integer> pings = new HashMap<>();

    Living(ProxyLifeFault fault) {
      this.fault = fault;
    }

    @Override
    protected void left(ModelPage page, boolean byClose) {
      if (fault != (byClose ? PROXY_LEAVES_LINKS : PROXY_LEAVES_LINKS_OF_LOST)) {
        super.left(page, byClose);
      }
    }

    @Override
    protected void answerClose(ModelPage page, int code) {
      page.close(fault == PROXY_CLOSE_IS_1000 ? NORMAL : code, "");
    }

    @Override
    protected long mostChannels(Settings settings) {
      return fault == PROXY_ANY_CHANNELS ? Integer.MAX_VALUE : super.mostChannels(settings);
    }

    @Override
    protected long mostPages(Settings settings) {
      return fault == PROXY_ANY_PAGES ? Integer.MAX_VALUE : super.mostPages(settings);
    }

    @Override
    protected long deadlineMillis(Settings settings) {
      return fault == PROXY_WAITS_FOR_REQUEST ? FOR_EVER_MILLIS : super.deadlineMillis(settings);
    }

    @Override
    protected void tick(ModelPage page) {
      switch (fault) {
        case PROXY_NEVER_PINGS -> page.alive();
        case PROXY_NEVER_FORGETS -> page.ask();
        case PROXY_COUNTS_HELD_BACK -> tickWithoutMercy(page);
        case PROXY_COUNTS_ANSWERED -> {
          if (pings.merge(page, 1, Integer::sum) > MOST_PINGS) {
            tickWithoutMercy(page);
          } else {
            super.tick(page);
          }
        }
        default -> super.tick(page);
      }
    }

    private void tickWithoutMercy(ModelPage page) {
      if (fault == PROXY_COUNTS_ANSWERED || page.unanswered() >= MOST_PINGS) {
        page.close(AWAY, "no sign of life");
      } else {
        page.ask();
      }
    }
  }

  /** Waits for nobody, or for the wrong one. */
  private static final class Waiting extends LaneRules {
    private final ProxyLifeFault fault;
    private final Map<ModelLane, byte[]> putOff = new ConcurrentHashMap<>();

    Waiting(ProxyLifeFault fault) {
      this.fault = fault;
    }

    @Override
    protected void send(ModelLane lane, byte[] body) {
      if (fault == PROXY_FORGETS_WAITING) {
        putOff(lane, body);
      } else if (fault == PROXY_HOARDS_UP) {
        lane.send(body);
      } else if (fault != PROXY_DROPS_UP) {
        super.send(lane, body);
      } else if (lane.waiting() <= MOST_WAITING) {
        lane.send(body);
      }
    }

    /** Waits for more where more has come already. */
    private void putOff(ModelLane lane, byte[] body) {
      byte[] before = putOff.remove(lane);
      if (before != null) {
        super.send(lane, before);
      }
      if (lane.page().connection().in().hasRest()) {
        putOff.put(lane, body);
      } else {
        super.send(lane, body);
      }
    }

    @Override
    protected void down(ModelLane lane, RawFrame frame) {
      boolean full = lane.page().connection().waiting() > MOST_WAITING;
      switch (fault) {
        case PROXY_HOARDS_DOWN -> lane.page().say(message(frame));
        case PROXY_DROPS_DOWN -> {
          if (!full) {
            lane.page().say(message(frame));
          }
        }
        case PROXY_ONE_STALLS_ALL -> stall(lane, frame);
        default -> super.down(lane, frame);
      }
    }

    private synchronized void stall(ModelLane lane, RawFrame frame) {
      super.down(lane, frame);
    }
  }
}
