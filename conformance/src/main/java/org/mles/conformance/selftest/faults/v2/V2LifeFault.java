package org.mles.conformance.selftest.faults.v2;

import java.io.IOException;
import java.util.List;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.v2.ChannelRules;
import org.mles.conformance.selftest.model.v2.LifeRules;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2Channel;
import org.mles.conformance.selftest.model.v2.V2Member;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.V2Session;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to let sessions live, and to bound what they cost others. */
public enum V2LifeFault implements V2Fault {
  V2_NEVER_PINGS("never pings"),
  V2_NEVER_FORGETS("pings who gives no sign of life, and never closes"),
  V2_ONLY_MESSAGES_ARE_LIFE("takes nothing but whole messages for signs of life"),
  V2_OUTPUT_IS_LIFE("takes a message that it sends for a sign of life of who gets it"),
  V2_UID_STAYS("keeps the place of a session that was closed"),
  V2_LOST_UID_STAYS("keeps the place of a session whose TCP connection has ended"),
  V2_NO_MESSAGE_LIMIT("takes messages of any length"),
  V2_ONE_STALLS_ALL("waits with everybody for a reader that does not read"),
  V2_ERROR_ENDS_CHANNEL("closes all sessions of a channel when one breaks a rule"),
  V2_TELLS_JUNK("forwards what broke a rule");

  private final String does;

  V2LifeFault(String does) {
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
      case V2_NO_MESSAGE_LIMIT -> right.with(new Endless());
      case V2_ONE_STALLS_ALL -> right.with(new Stalling());
      default -> right.with(new Living(this));
    };
  }

  /** Lets sessions live wrongly. */
  private static final class Living extends LifeRules {
    private final V2LifeFault fault;

    Living(V2LifeFault fault) {
      this.fault = fault;
    }

    @Override
    protected void tick(V2Session session) {
      if (fault == V2_NEVER_FORGETS) {
        session.ask();
      } else if (fault != V2_NEVER_PINGS) {
        super.tick(session);
      }
    }

    @Override
    protected void heard(V2Session session, boolean wholeMessage) {
      if (wholeMessage || fault != V2_ONLY_MESSAGES_ARE_LIFE) {
        super.heard(session, wholeMessage);
      }
    }

    @Override
    protected void delivered(V2Session session) {
      if (fault == V2_OUTPUT_IS_LIFE) {
        session.alive();
      }
    }

    @Override
    protected void left(V2Session session, boolean byClose) {
      if (fault != (byClose ? V2_UID_STAYS : V2_LOST_UID_STAYS)) {
        super.left(session, byClose);
      }
    }

    @Override
    protected void refuse(V2Session session, Offence offence) throws IOException {
      super.refuse(session, offence);
      V2Channel channel = session.channel();
      if (channel == null) {
        return;
      }
      if (fault == V2_ERROR_ENDS_CHANNEL) {
        endAll(session, channel, offence);
      } else if (fault == V2_TELLS_JUNK) {
        WsMessage junk = WsMessage.binary(session.reader().rest());
        synchronized (session.server()) {
          channel.members().values().forEach(member -> member.deliver(junk));
        }
      }
    }

    private void endAll(V2Session session, V2Channel channel, Offence offence) {
      synchronized (session.server()) {
        for (V2Member member : List.copyOf(channel.members().values())) {
          if (member instanceof V2Session other) {
            leave(other);
            other.close(offence.code(), offence.reason());
            other.connection().closeAfterOutput();
          }
        }
      }
    }
  }

  /** Knows no limit of messages. */
  private static final class Endless extends WireRules {
    @Override
    protected long mostOctets(Settings settings, boolean joined) {
      return joined ? Long.MAX_VALUE : super.mostOctets(settings, false);
    }
  }

  /** Waits for slow readers while it holds the lock of all channels. */
  private static final class Stalling extends ChannelRules {
    /** Each of them is as long as {@link Connection#broken} waits for a write that hangs. */
    private static final int MOST_WAITS = 50;

    private static final int MOST_WAITING = 1 << 18;

    @Override
    protected void forward(V2Channel channel, V2Member from, WsMessage message) {
      super.forward(channel, from, message);
      for (V2Member member : channel.members().values()) {
        if (member instanceof V2Session session) {
          await(session.connection());
        }
      }
    }

    private static void await(Connection connection) {
      for (int i = 0; i < MOST_WAITS && connection.waiting() > MOST_WAITING; i++) {
        connection.broken();
      }
    }
  }
}
