package org.mles.conformance.selftest.model.v2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.wire.WsMessage;

/**
 * Who is in a channel, who hears what, and what is kept, one method per decision, all of them
 * right. Thread: under the server's lock, where it takes none itself.
 */
public class ChannelRules {
  private static final int USUAL_HISTORY = 200;

  /** What a message costs beside its payload, at most. */
  private static final int LONGEST_HEAD = 10;

  // Membership.

  /** Joins a session whose first message is right. */
  protected void join(V2Session session, V2Join join) throws Offence {
    V2ModelServer server = session.server();
    synchronized (server) {
      V2Channel channel = server.channel(name(join.channel()));
      String uid = place(channel, name(join.uid()));
      V2Member holder = holder(server, channel, uid);
      if (holder != null) {
        taken(channel, uid, holder);
      }
      if (!server.crowd().mayHaveMembers(channel)) {
        throw new Offence(Offence.REFUSED, "V2-LIM-05 too many channels");
      }
      server.crowd().populated(channel);
      channel.members().put(uid, session);
      session.joined(channel);
      replay(channel, session);
      entered(session, channel, join);
    }
    server.rules().life().joined(session);
  }

  /** Returns the name by which a uid or a channel is found. */
  protected String name(String sent) {
    return sent;
  }

  /** Returns the name by which a channel of version 1 is found. */
  protected String version1Name(String sent) {
    return "version 1: " + sent;
  }

  /** Returns the place that a uid takes. */
  protected String place(V2Channel channel, String uid) {
    return uid;
  }

  /** Returns who has the names of a joiner, or null. */
  protected @Nullable V2Member holder(V2ModelServer server, V2Channel channel, String uid) {
    return channel.members().get(uid);
  }

  /** The names of a joiner are taken; returns if it may join nevertheless. */
  protected void taken(V2Channel channel, String uid, V2Member holder) throws Offence {
    if (holder instanceof V2Session session) {
      session.server().rules().life().probe(session);
    }
    throw new Offence(Offence.REFUSED, "V2-DUP-01 such a session is there");
  }

  /** A joiner has got the past. */
  protected void entered(V2Session session, V2Channel channel, V2Join join) {
    forward(channel, session, told(join));
    keep(session.server().settings(), channel, kept(join));
  }

  /** Returns the first message as others hear it. */
  protected WsMessage told(V2Join join) {
    return join.shown();
  }

  /** Returns the first message as it is kept. */
  protected WsMessage kept(V2Join join) {
    return join.shown();
  }

  /** The last member may have left. */
  protected void deserted(V2Channel channel) {}

  // Forwarding.

  /** A member has sent a whole message. */
  protected void said(V2Session session, WsMessage message) {
    synchronized (session.server()) {
      V2Channel channel = session.channel();
      if (channel != null) {
        publish(session, channel, message);
      }
    }
  }

  /** Passes a message on and keeps it. */
  protected void publish(V2Session session, V2Channel channel, WsMessage message) {
    forward(channel, session, message);
    keep(session.server().settings(), channel, message);
  }

  /** Sends a message to every member but one. */
  protected void forward(V2Channel channel, V2Member from, WsMessage message) {
    for (V2Member member : List.copyOf(channel.members().values())) {
      if (member != from) {
        member.deliver(message);
      }
    }
  }

  /** A frame of a message has come. */
  protected void fragment(V2Session session, FrameHead head, WsMessage part) throws Offence {}

  /** A ping or a pong has come. */
  protected void beat(V2Session session, int opcode, byte[] payload) {}

  // History.

  /** Keeps a message for later joiners. */
  protected void keep(Settings settings, V2Channel channel, WsMessage message) {
    List<WsMessage> history = channel.history();
    history.add(message);
    while (history.size() > mostMessages(settings) || octets(history) > mostOctets(settings)) {
      history.remove(0);
    }
  }

  /** Returns how many messages a channel keeps. */
  protected long mostMessages(Settings settings) {
    Long asked = settings.limits().of(Limit.HISTORY_FRAMES);
    return asked == null ? USUAL_HISTORY : asked;
  }

  /** Returns how many octets a channel keeps. */
  protected long mostOctets(Settings settings) {
    return settings.inForce(Limit.HISTORY_OCTETS);
  }

  private static long octets(List<WsMessage> history) {
    long octets = 0;
    for (WsMessage message : history) {
      octets += LONGEST_HEAD + message.payload().length;
    }
    return octets;
  }

  /** Sends the kept messages to a joiner. */
  protected void replay(V2Channel channel, V2Member joiner) {
    channel.history().forEach(joiner::deliver);
  }
}
