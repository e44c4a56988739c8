package org.mles.conformance.selftest.faults.v2;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.v2.ChannelRules;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.LifeRules;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2Channel;
import org.mles.conformance.selftest.model.v2.V2Join;
import org.mles.conformance.selftest.model.v2.V2Member;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.V2Session;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to let sessions in and to pass on what they say. */
public enum V2ChannelFault implements V2Fault {
  V2_DUPLICATE_ACCEPTED("lets a second session of the same names in beside the first"),
  V2_DUPLICATE_REPLACES("closes a session when a second one of the same names comes"),
  V2_UID_OF_ALL_CHANNELS("lets a uid into one channel only"),
  V2_DEAD_HOLDER_STAYS("does not ask a session for a sign of life when a second one comes"),
  V2_SHARES_CHANNELS("puts version 1 and version 2 into one channel"),
  V2_ALL_IS_BINARY("forwards texts as binary"),
  V2_ALL_IS_TEXT("forwards binary messages as texts"),
  V2_DROPS_EMPTY("drops empty messages"),
  V2_FORWARDS_TO_FIRST_ONLY("forwards to one other member"),
  V2_LOSES_SOME("loses a message now and then, and each that is over a million octets"),
  V2_CHANGES_OCTETS("cuts white space off the end of a text"),
  V2_ECHOES("sends messages back to their sender"),
  V2_ECHOES_FIRST("sends a first message back to its sender"),
  V2_ACKNOWLEDGES("acknowledges messages"),
  V2_FORWARDS_FRAGMENTS("forwards fragments as messages of their own"),
  V2_FORWARDS_BEFORE_WHOLE("forwards fragments as they come"),
  V2_FORWARDS_PINGS("forwards pings as messages"),
  V2_STORES_PINGS("stores pings as messages"),
  V2_FORWARDS_PONGS("forwards pongs as messages"),
  V2_FIRST_IS_PRIVATE("stores first messages only"),
  V2_REORDERS("swaps two messages now and then"),
  V2_TELLS_UNFINISHED("forwards what it has of a message when its session ends");

  private final String does;

  V2ChannelFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    V2Rules right = new V2Rules();
    return switch (this) {
      case V2_DUPLICATE_ACCEPTED,
          V2_DUPLICATE_REPLACES,
          V2_UID_OF_ALL_CHANNELS,
          V2_SHARES_CHANNELS ->
          right.with(new Members(this));
      case V2_DEAD_HOLDER_STAYS, V2_TELLS_UNFINISHED -> right.with(new Lives(this));
      case V2_FORWARDS_FRAGMENTS, V2_FORWARDS_BEFORE_WHOLE -> right.with(new Fragments(this));
      case V2_LOSES_SOME, V2_REORDERS -> right.with(new NowAndThen(this));
      default -> right.with(new Passing(this));
    };
  }

  /** Lets the wrong ones in. */
  private static final class Members extends ChannelRules {
    private final V2ChannelFault fault;
    private int aliases;

    Members(V2ChannelFault fault) {
      this.fault = fault;
    }

    @Override
    protected String version1Name(String sent) {
      return fault == V2_SHARES_CHANNELS ? sent : super.version1Name(sent);
    }

    @Override
    protected String place(V2Channel channel, String uid) {
      boolean taken = channel.members().containsKey(uid);
      return taken && fault == V2_DUPLICATE_ACCEPTED ? uid + " alias " + ++aliases : uid;
    }

    @Override
    protected @Nullable V2Member holder(V2ModelServer server, V2Channel channel, String uid) {
      if (fault != V2_UID_OF_ALL_CHANNELS) {
        return super.holder(server, channel, uid);
      }
      return server.channels().stream()
          .map(each -> each.members().get(uid))
          .filter(holder -> holder != null)
          .findFirst()
          .orElse(null);
    }

    @Override
    protected void taken(V2Channel channel, String uid, V2Member holder) throws Offence {
      if (fault == V2_DUPLICATE_REPLACES && holder instanceof V2Session session) {
        channel.members().remove(uid);
        session.close(1000, "replaced");
        session.connection().closeAfterOutput();
      } else {
        super.taken(channel, uid, holder);
      }
    }
  }

  /** Lets a session live, or end, wrongly. */
  private static final class Lives extends LifeRules {
    private final V2ChannelFault fault;

    Lives(V2ChannelFault fault) {
      this.fault = fault;
    }

    @Override
    protected void probe(V2Session session) {
      if (fault != V2_DEAD_HOLDER_STAYS) {
        super.probe(session);
      }
    }

    @Override
    protected void left(V2Session session, boolean byClose) {
      super.left(session, byClose);
      WsMessage cut = session.reader().unfinished();
      V2Channel channel = session.channel();
      if (fault == V2_TELLS_UNFINISHED && cut != null && channel != null) {
        synchronized (session.server()) {
          channel.members().values().forEach(member -> member.deliver(cut));
        }
      }
    }
  }

  /** Passes messages on before they are whole. */
  private static final class Fragments extends ChannelRules {
    private final V2ChannelFault fault;

    /** Whose message has gone out already. Guarded by the server's lock. */
    private final Set<V2Session> told = new HashSet<>();

    Fragments(V2ChannelFault fault) {
      this.fault = fault;
    }

    @Override
    protected void fragment(V2Session session, FrameHead head, WsMessage part) {
      V2Channel channel = session.channel();
      boolean whole = head.isLast() && head.opcode() != WsFrame.CONTINUATION;
      if (channel == null || whole) {
        return;
      }
      synchronized (session.server()) {
        told.add(session);
        if (fault == V2_FORWARDS_FRAGMENTS) {
          super.publish(session, channel, part);
        } else {
          pass(channel, session, head, part);
        }
      }
    }

    private static void pass(V2Channel channel, V2Session from, FrameHead head, WsMessage part) {
      WsFrame frame = WsFrame.of(head.opcode(), part.payload());
      for (V2Member member : channel.members().values()) {
        if (member != from && member instanceof V2Session session) {
          session.say(head.isLast() ? frame : frame.notFinal());
        }
      }
    }

    @Override
    protected void publish(V2Session session, V2Channel channel, WsMessage message) {
      if (!told.remove(session)) {
        super.publish(session, channel, message);
      }
    }
  }

  /** Passes messages on, but not all of them, or not in their order. */
  private static final class NowAndThen extends ChannelRules {
    /** So rarely that a room can be opened in between. */
    private static final int EVERY = 19;

    private static final int LONG_OCTETS = 1_000_000;

    private final V2ChannelFault fault;
    private int messages;
    private @Nullable Runnable held;

    NowAndThen(V2ChannelFault fault) {
      this.fault = fault;
    }

    @Override
    protected void publish(V2Session session, V2Channel channel, WsMessage message) {
      boolean strikes = ++messages % EVERY == 0;
      if (fault == V2_LOSES_SOME) {
        if (!strikes && message.payload().length <= LONG_OCTETS) {
          super.publish(session, channel, message);
        }
        return;
      }
      Runnable before = held;
      if (strikes && before == null) {
        held = () -> super.publish(session, channel, message);
        return;
      }
      super.publish(session, channel, message);
      held = null;
      if (before != null) {
        before.run();
      }
    }
  }

  /** Passes on what it should not, or otherwise than it came. */
  private static final class Passing extends ChannelRules {
    private final V2ChannelFault fault;

    Passing(V2ChannelFault fault) {
      this.fault = fault;
    }

    @Override
    protected void publish(V2Session session, V2Channel channel, WsMessage message) {
      if (fault == V2_DROPS_EMPTY && message.payload().length == 0) {
        return;
      }
      super.publish(session, channel, passed(message));
      if (fault == V2_ECHOES) {
        session.deliver(message);
      } else if (fault == V2_ACKNOWLEDGES) {
        session.deliver(WsMessage.text("ok"));
      }
    }

    private WsMessage passed(WsMessage message) {
      return switch (fault) {
        case V2_ALL_IS_BINARY -> WsMessage.of(false, message.payload());
        case V2_ALL_IS_TEXT -> WsMessage.of(true, message.payload());
        case V2_CHANGES_OCTETS -> stripped(message);
        default -> message;
      };
    }

    private static WsMessage stripped(WsMessage message) {
      return message.isText() ? WsMessage.text(message.string().stripTrailing()) : message;
    }

    @Override
    protected void entered(V2Session session, V2Channel channel, V2Join join) {
      if (fault == V2_FIRST_IS_PRIVATE) {
        keep(session.server().settings(), channel, kept(join));
        return;
      }
      super.entered(session, channel, join);
      if (fault == V2_ECHOES_FIRST) {
        session.deliver(told(join));
      }
    }

    @Override
    protected void beat(V2Session session, int opcode, byte[] payload) {
      V2Channel channel = session.channel();
      boolean ping = opcode == WsFrame.PING;
      if (channel == null) {
        return;
      }
      synchronized (session.server()) {
        if (fault == (ping ? V2_FORWARDS_PINGS : V2_FORWARDS_PONGS)) {
          forward(channel, session, WsMessage.binary(payload));
        } else if (ping && fault == V2_STORES_PINGS) {
          keep(session.server().settings(), channel, WsMessage.binary(payload));
        }
      }
    }

    @Override
    protected void forward(V2Channel channel, V2Member from, WsMessage message) {
      if (fault == V2_FORWARDS_TO_FIRST_ONLY) {
        channel.members().values().stream()
            .filter(member -> member != from)
            .findFirst()
            .ifPresent(member -> member.deliver(message));
      } else {
        super.forward(channel, from, message);
      }
    }
  }
}
