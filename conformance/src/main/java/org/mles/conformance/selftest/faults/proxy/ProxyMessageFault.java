package org.mles.conformance.selftest.faults.proxy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.proxy.ModelPage;
import org.mles.conformance.selftest.model.proxy.PageRules;
import org.mles.conformance.selftest.model.proxy.ProxyRules;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to take what a page says. */
public enum ProxyMessageFault implements ProxyFault {
  PROXY_FRAME_PER_FRAGMENT("sends each fragment of a message as a frame of its own"),
  PROXY_REENCODES("writes bodies anew"),
  PROXY_TAKES_HEADERS("takes a message that has a header of its own"),
  PROXY_STRIPS_NONCE("takes sixteen octets from the front of what a message holds"),
  PROXY_KNOWS_NONCES("leaves out a message whose first sixteen octets it has seen"),
  PROXY_FORWARDS_TEXT("forwards texts"),
  PROXY_CLOSES_ON_TEXT("closes a page that sends a text"),
  PROXY_FORWARDS_EMPTY("forwards empty messages as frames without a body"),
  PROXY_CLOSES_ON_EMPTY("closes a page that sends an empty message"),
  PROXY_FORWARDS_JUNK("forwards what is no message of version 1"),
  PROXY_CLOSES_ON_JUNK("closes a page that sends what is no message of version 1"),
  PROXY_LINKS_FOR_JUNK("connects for what is no message of version 1"),
  PROXY_DROPS_EMPTY_NAMES("leaves out messages with empty names"),
  PROXY_DROPS_EMPTY_MESSAGE("leaves out bodies that hold an empty message"),
  PROXY_NO_PONG("answers no ping of a page"),
  PROXY_FORWARDS_PINGS("forwards what a ping holds"),
  PROXY_FORWARDS_PONGS("forwards what a pong holds");

  private final String does;

  ProxyMessageFault(String does) {
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
      case PROXY_FRAME_PER_FRAGMENT -> right.with(new Pieces());
      case PROXY_REENCODES, PROXY_TAKES_HEADERS, PROXY_STRIPS_NONCE, PROXY_KNOWS_NONCES ->
          right.with(new Meddling(this));
      default -> right.with(new Sorting(this));
    };
  }

  private static @Nullable Triple decoded(byte[] body) {
    return new BodyDecoder().decode(body);
  }

  /** Takes fragments for messages. */
  private static final class Pieces extends PageRules {
    private boolean inPieces;
    private boolean told;

    @Override
    protected void fragment(ModelPage page, boolean last, byte[] payload) {
      told = inPieces || !last;
      if (told && payload.length > 0) {
        page.lanes().forEach(lane -> lane.send(payload));
      }
      inPieces = !last;
    }

    @Override
    protected void said(ModelPage page, WsMessage message) throws Offence {
      if (!told) {
        super.said(page, message);
      }
    }
  }

  /** Looks into messages. */
  private static final class Meddling extends PageRules {
    private static final int NONCE_OCTETS = 16;

    private final ProxyMessageFault fault;
    private final Set<String> nonces = new HashSet<>();

    Meddling(ProxyMessageFault fault) {
      this.fault = fault;
    }

    private byte[] body(WsMessage message) {
      byte[] octets = message.payload();
      boolean framed =
          fault == PROXY_TAKES_HEADERS
              && octets.length > RawFrame.HEADER_OCTETS
              && octets[0] == RawFrame.TYPE;
      return framed ? Arrays.copyOfRange(octets, RawFrame.HEADER_OCTETS, octets.length) : octets;
    }

    @Override
    protected @Nullable Triple names(WsMessage message) {
      Triple names = message.isText() ? null : decoded(body(message));
      return names == null || isKnown(names.message()) ? null : names;
    }

    private boolean isKnown(byte[] held) {
      return fault == PROXY_KNOWS_NONCES
          && held.length >= NONCE_OCTETS
          && !nonces.add(Arrays.toString(Arrays.copyOf(held, NONCE_OCTETS)));
    }

    @Override
    protected byte[] sent(WsMessage message) {
      byte[] body = body(message);
      Triple names = decoded(body);
      if (names == null || fault == PROXY_TAKES_HEADERS || fault == PROXY_KNOWS_NONCES) {
        return body;
      }
      byte[] held = names.message();
      boolean stripped = fault == PROXY_STRIPS_NONCE && held.length > NONCE_OCTETS;
      return fault == PROXY_STRIPS_NONCE && !stripped
          ? body
          : Body.message(
              names.uid(),
              names.channel(),
              stripped ? Arrays.copyOfRange(held, NONCE_OCTETS, held.length) : held);
    }
  }

  /** Tells wrongly what is to be sent and what is not. */
  private static final class Sorting extends PageRules {
    private static final int UNSUPPORTED = 1003;

    private final ProxyMessageFault fault;

    Sorting(ProxyMessageFault fault) {
      this.fault = fault;
    }

    @Override
    protected @Nullable Triple names(WsMessage message) {
      Triple names = super.names(message);
      if (names == null) {
        return null;
      }
      boolean unnamed = names.uid().isEmpty() || names.channel().isEmpty();
      boolean dropped =
          (fault == PROXY_DROPS_EMPTY_NAMES && unnamed)
              || (fault == PROXY_DROPS_EMPTY_MESSAGE && names.message().length == 0);
      return dropped ? null : names;
    }

    @Override
    protected void leftOut(ModelPage page, WsMessage message) throws Offence {
      boolean empty = message.payload().length == 0;
      boolean junk = !message.isText() && !empty;
      boolean forwards =
          message.isText()
              ? fault == PROXY_FORWARDS_TEXT
              : fault == (empty ? PROXY_FORWARDS_EMPTY : PROXY_FORWARDS_JUNK);
      boolean closes =
          message.isText()
              ? fault == PROXY_CLOSES_ON_TEXT
              : fault == (empty ? PROXY_CLOSES_ON_EMPTY : PROXY_CLOSES_ON_JUNK);
      if (closes) {
        throw new Offence(UNSUPPORTED, "no message of version 1");
      } else if (forwards) {
        up(page, message.payload());
      } else if (junk && fault == PROXY_LINKS_FOR_JUNK) {
        page.pass("", new Triple("", "", new byte[0]), message.payload());
      }
    }

    @Override
    protected void beat(ModelPage page, int opcode, byte[] payload) throws Offence {
      if (fault != PROXY_NO_PONG) {
        super.beat(page, opcode, payload);
      }
      boolean ping = opcode == WsFrame.PING;
      if (fault == (ping ? PROXY_FORWARDS_PINGS : PROXY_FORWARDS_PONGS) && payload.length > 0) {
        up(page, payload);
      }
    }

    private static void up(ModelPage page, byte[] octets) {
      page.lanes().forEach(lane -> lane.send(octets));
    }
  }
}
