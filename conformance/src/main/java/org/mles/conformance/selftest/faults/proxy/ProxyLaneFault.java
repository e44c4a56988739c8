package org.mles.conformance.selftest.faults.proxy;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.proxy.LaneRules;
import org.mles.conformance.selftest.model.proxy.ModelLane;
import org.mles.conformance.selftest.model.proxy.ModelPage;
import org.mles.conformance.selftest.model.proxy.PageRules;
import org.mles.conformance.selftest.model.proxy.ProxyRules;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/** Wrong headers and keys, wrong ways through a proxy, and what becomes of frames from above. */
public enum ProxyLaneFault implements ProxyFault {
  PROXY_WRONG_LENGTH("announces the length of header and body"),
  PROXY_SIXTEEN_BIT_LENGTH("announces a length of sixteen bits"),
  PROXY_CID_ZERO("sends zero for a CID"),
  PROXY_LATER_KEY_ZERO("sends a key in first frames only"),
  PROXY_KEY_WITHOUT_CHANNEL("makes keys without the channel"),
  PROXY_KEY_OF_SPEAKER("makes the key of each frame of the user who speaks"),
  PROXY_KEY_OF_PAGE("makes keys of the address of the page"),
  PROXY_NO_ADDRESS_KEY("makes keys of its address without the address key"),
  PROXY_ONE_LINK("sends all channels of a page over one connection"),
  PROXY_LINK_PER_MESSAGE("connects for each message"),
  PROXY_SHARES_LINKS("sends what pages say on one channel over one connection"),
  PROXY_FEW_CHANNELS("lets a page have sixteen channels"),
  PROXY_DOWN_TEXT("gives pages texts"),
  PROXY_DOWN_HEADER("gives pages frames with their headers"),
  PROXY_DOWN_CUTS("gives pages a long body as several messages"),
  PROXY_DOWN_DROPS_REST("forgets what came in one read with a frame from above"),
  PROXY_CHECKS_DOWN("gives pages only bodies that it understands"),
  PROXY_DELIVERS_CUT("gives pages what came of a frame whose connection ended");

  private final String does;

  ProxyLaneFault(String does) {
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
      case PROXY_ONE_LINK, PROXY_LINK_PER_MESSAGE, PROXY_SHARES_LINKS, PROXY_FEW_CHANNELS ->
          right.with(new Lost(this));
      case PROXY_DOWN_TEXT,
          PROXY_DOWN_HEADER,
          PROXY_DOWN_CUTS,
          PROXY_DOWN_DROPS_REST,
          PROXY_CHECKS_DOWN,
          PROXY_DELIVERS_CUT ->
          right.with(new Down(this));
      default -> right.with(new Up(this));
    };
  }

  /** Writes wrong headers. */
  private static final class Up extends LaneRules {
    private final ProxyLaneFault fault;

    Up(ProxyLaneFault fault) {
      this.fault = fault;
    }

    @Override
    protected long key(Settings settings, ModelLane lane, InetSocketAddress local) {
      Triple names = lane.names();
      return switch (fault) {
        case PROXY_KEY_WITHOUT_CHANNEL -> settings.key(local, names.uid(), "");
        case PROXY_KEY_OF_PAGE -> super.key(settings, lane, lane.page().connection().remote());
        case PROXY_NO_ADDRESS_KEY ->
            super.key(settings.withKeys(settings.sharedKey(), null), lane, local);
        default -> super.key(settings, lane, local);
      };
    }

    @Override
    protected RawFrame up(ModelLane lane, long key, byte[] body, boolean first) {
      RawFrame right = super.up(lane, key, body, first);
      return switch (fault) {
        case PROXY_WRONG_LENGTH -> right.withAnnounced(body.length + RawFrame.HEADER_OCTETS);
        case PROXY_SIXTEEN_BIT_LENGTH -> right.withAnnounced(body.length & 0xFFFF);
        case PROXY_CID_ZERO -> right.withCid(0);
        case PROXY_LATER_KEY_ZERO -> first ? right : RawFrame.of(0, body);
        case PROXY_KEY_OF_SPEAKER -> RawFrame.of(keyOfSpeaker(lane, key, body), body);
        default -> right;
      };
    }

    private static long keyOfSpeaker(ModelLane lane, long key, byte[] body) {
      Triple said = new BodyDecoder().decode(body);
      Settings settings = lane.page().settings();
      InetSocketAddress nobody = new InetSocketAddress(0);
      return said == null || settings.sharedKey() == null
          ? key
          : settings.key(nobody, said.uid(), said.channel());
    }
  }

  /** Sends messages the wrong way. */
  private static final class Lost extends PageRules {
    private static final int FEW = 16;

    private final ProxyLaneFault fault;
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<String, ModelPage> owners = new HashMap<>();

    Lost(ProxyLaneFault fault) {
      this.fault = fault;
    }

    @Override
    protected String lane(Triple names) {
      return switch (fault) {
        case PROXY_ONE_LINK -> "";
        case PROXY_LINK_PER_MESSAGE -> names.channel() + messages.incrementAndGet();
        default -> super.lane(names);
      };
    }

    @Override
    protected void said(ModelPage page, WsMessage message) throws Offence {
      Triple names = names(message);
      if (fault == PROXY_SHARES_LINKS && names != null) {
        super.said(owner(names.channel(), page), message);
      } else {
        super.said(page, message);
      }
    }

    private synchronized ModelPage owner(String channel, ModelPage page) {
      return owners.computeIfAbsent(channel, unused -> page);
    }

    @Override
    protected long mostChannels(Settings settings) {
      return fault == PROXY_FEW_CHANNELS ? FEW : super.mostChannels(settings);
    }
  }

  /** Gives pages something else than bodies. */
  private static final class Down extends LaneRules {
    private static final int PIECE_OCTETS = 65_535;

    private final ProxyLaneFault fault;

    Down(ProxyLaneFault fault) {
      this.fault = fault;
    }

    @Override
    protected void down(ModelLane lane, RawFrame frame) {
      byte[] body = frame.body();
      if (fault == PROXY_CHECKS_DOWN && new BodyDecoder().decode(body) == null) {
        return;
      }
      boolean cuts = fault == PROXY_DOWN_CUTS && body.length > PIECE_OCTETS;
      super.down(lane, cuts ? frame.withBody(Arrays.copyOf(body, PIECE_OCTETS)) : frame);
      if (cuts) {
        down(lane, frame.withBody(Arrays.copyOfRange(body, PIECE_OCTETS, body.length)));
      }
    }

    @Override
    protected WsMessage message(RawFrame frame) {
      return switch (fault) {
        case PROXY_DOWN_TEXT -> WsMessage.of(true, frame.body());
        case PROXY_DOWN_HEADER -> WsMessage.binary(frame.encode());
        default -> super.message(frame);
      };
    }

    @Override
    protected boolean dropsRestOfRead() {
      return fault == PROXY_DOWN_DROPS_REST;
    }

    @Override
    protected void cut(ModelLane lane, byte[] part) {
      if (fault == PROXY_DELIVERS_CUT) {
        lane.page().say(WsMessage.binary(part));
      }
    }
  }
}
