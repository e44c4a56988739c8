package org.mles.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.Subscriber;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.net.Connection;
import org.mles.net.Transport;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.Session;
import org.mles.session.V1Hall;
import org.mles.session.V2Hall;
import org.mles.time.Timers.Timer;

/**
 * A client that has not joined yet, for as long as its deadline allows.
 *
 * <p>It begins on the loop that accepted it. Once its first frame is found right it moves to the
 * loop that owns the channel, if that is another, and becomes a member there. Thread: the loop that
 * it is on.
 */
final class Visitor implements Client, V1Hall, V2Hall {
  private final ClientLine line;
  private final Session session;
  private final Timer deadline;
  private @Nullable Member member;

  Visitor(ServerLoop server, Connection connection, Remote remote) {
    line = new ClientLine(server, connection, remote, this);
    session = line.session();
    long deadlineNanos = server.shared().config().limits().of(Limit.FIRST_FRAME_DEADLINE);
    deadline = server.loop().timers().after(deadlineNanos, this::missedDeadline);
    server.clients().add(this);
  }

  /** Tells whether it comes over TLS; settled once octets have come. */
  boolean isSecure() {
    return line.connection().isSecure();
  }

  private void missedDeadline() {
    line.refuse(new Refusal(WireRule.FIRST_FRAME_DEADLINE, "no whole first frame in time"));
  }

  // What the connection tells

  @Override
  public void received(ByteBuffer in) {
    line.heard(in.remaining());
    Refusal refusal = session.receive(in);
    Join join = session.knocking();
    if (refusal != null) {
      line.refuse(refusal);
    } else if (join == null) {
      line.hold(session.pendingOctets());
    } else {
      knock(join, in);
    }
  }

  @Override
  public void ended() {
    line.ended();
  }

  @Override
  public void leave() {
    line.dismiss();
  }

  @Override
  public void writable() {
    line.goOn();
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    line.server().clients().remove(this);
    deadline.cancel();
    line.gone(false, cause);
  }

  // The way in

  private void knock(Join join, ByteBuffer rest) {
    deadline.cancel();
    ServerLoop owner = line.server().ownerOf(join.channel());
    if (owner == line.server()) {
      enter(rest);
    } else {
      moveTo(owner, ByteBuffer.allocate(rest.remaining()).put(rest).flip());
    }
  }

  /** Joins the channel and leaves to the member what came behind the first frame. */
  private void enter(ByteBuffer rest) {
    // Whoever had its id may have left on another loop.
    line.server().openMail();
    Refusal refusal = session.enter();
    if (refusal == null) {
      member().receive(rest);
    } else {
      line.refuse(refusal);
    }
  }

  private void moveTo(ServerLoop owner, ByteBuffer rest) {
    Transport transport = line.connection().detach();
    ServerLoop from = line.server();
    boolean underWay = false;
    try {
      line.hold(session.pendingOctets() + rest.remaining());
      from.clients().remove(this);
      line.whereabouts().leaveFor(owner);
      // Nothing of the line is touched here behind this.
      owner.loop().execute(() -> settle(owner, transport, rest));
      underWay = true;
    } finally {
      if (!underWay) {
        line.whereabouts().arrive(from);
        letGo(transport, null);
      }
    }
  }

  private void settle(ServerLoop owner, Transport transport, ByteBuffer rest) {
    line.whereabouts().arrive(owner);
    try {
      line.opened(owner.loop().open(transport, fresh -> this));
    } catch (IOException e) {
      // The transport broke on the way, or the loop has ended.
      letGo(transport, e);
      return;
    } catch (RuntimeException | Error bug) {
      letGo(transport, bug);
      throw bug;
    }
    try {
      owner.clients().add(this);
      enter(rest);
    } catch (RuntimeException | Error bug) {
      line.connection().close();
      throw bug;
    }
  }

  /** Ends it while there is no connection that could tell. */
  private void letGo(Transport transport, @Nullable Throwable why) {
    line.shared().close(transport);
    closed(why);
  }

  // What the session asks for

  @Override
  public @Nullable Refusal join(Join join, Octets firstFrame) {
    Channel channel = line.server().open(join.protocol(), join.channel());
    if (channel == null) {
      return new Refusal(WireRule.TOO_MANY_CHANNELS, "at the limit");
    }
    Subscriber subscriber = channel.join(join.id(), line);
    if (subscriber == null) {
      return new Refusal(join.protocol().duplicate(), "id 0x" + Long.toHexString(join.id()));
    }
    line.joined(subscriber, join.protocol());
    Member joined = become(new Member(line, subscriber));
    line.shared().admission().joined(line.remote().source());
    line.shared().tally().joins.increment();
    line.shared().events().joined(line.remote().address(), join);
    line.server().seat(joined, join.protocol());
    return joined.keepForLink(join, firstFrame);
  }

  private Member become(Member joined) {
    member = joined;
    line.server().clients().remove(this);
    line.server().clients().add(joined);
    line.connection().handTo(joined);
    return joined;
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    member().publish(frames, octetsOfEach, count);
  }

  @Override
  public void publish(Octets frame) {
    member().publish(frame);
  }

  @Override
  public void keep(Octets frame) {
    member().keep(frame);
  }

  @Override
  public void restore(Rope frames) {
    member().restore(frames);
  }

  @Override
  public void entered() {
    member().entered();
  }

  private Member member() {
    if (member == null) {
      throw new IllegalStateException("frames of " + line.remote().address() + " before its join");
    }
    return member;
  }
}
