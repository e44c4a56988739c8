package org.mles.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.Outlet;
import org.mles.channel.Subscriber;
import org.mles.memory.Octets;
import org.mles.memory.PendingFrames;
import org.mles.memory.Rope;
import org.mles.net.Connection;
import org.mles.net.Transport;
import org.mles.peer.Identity;
import org.mles.peer.PeerLinks;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.Session;
import org.mles.session.V1Room;
import org.mles.time.Timers.Timer;

/**
 * One client of the server: ties its connection to its session and, once it joined, to its channel.
 *
 * <p>It begins on the loop that accepted it and moves at most once, at its join, to the loop that
 * owns its channel. Thread: the loop that it is on.
 */
final class Member implements Connection.Handler, V1Room, Outlet {
  private final Remote remote;
  private final Session session;
  private final Timer firstFrameDeadline;

  /** Changed by the loop that it moves to; the one that it comes from may still look. */
  private volatile ServerLoop server;

  private Connection connection;
  private @Nullable Subscriber subscriber;

  /** What a link will need of it, until it has entered. */
  private @Nullable Identity identity;

  private final PendingFrames.Account pending;
  private boolean refused;

  Member(ServerLoop server, Connection connection, Remote remote) {
    this.server = server;
    this.connection = connection;
    this.remote = remote;
    pending = server.shared().memory().pending().open(this::letGo);
    session = server.shared().session(remote, this);
    long deadlineNanos = server.shared().config().limits().of(Limit.FIRST_FRAME_DEADLINE);
    firstFrameDeadline = server.loop().timers().after(deadlineNanos, this::missedDeadline);
    server.members().add(this);
  }

  // What the connection tells

  @Override
  public boolean takesOctets() {
    return subscriber == null || subscriber.channel().takesFrames();
  }

  @Override
  public void received(ByteBuffer in) {
    server.shared().tally().octetsIn.add(in.remaining());
    receive(in);
  }

  private void receive(ByteBuffer in) {
    Refusal refusal = session.receive(in);
    Join join = session.knocking();
    if (refusal != null) {
      refuse(refusal);
    } else if (join == null) {
      pending.hold(session.pendingOctets());
    } else {
      firstFrameDeadline.cancel();
      ServerLoop owner = server.ownerOf(join.channel());
      if (owner == server) {
        enter(in);
      } else {
        moveTo(owner, octets(in));
      }
    }
  }

  /**
   * Has it closed, since its unfinished frame takes the memory of others; unless that has become
   * whole before its loop hears of it. Thread: any.
   */
  private void letGo(int octets) {
    ServerLoop there = server;
    there
        .loop()
        .execute(
            () -> {
              if (server != there) {
                letGo(octets);
              } else if (session.pendingOctets() == 0) {
                pending.reinstate();
              } else {
                String detail = octets + " octets of an unfinished frame";
                refuse(new Refusal(WireRule.TOO_MUCH_PENDING, detail));
              }
            });
  }

  /** Joins the channel and deals with what came behind the first frame. */
  private void enter(ByteBuffer rest) {
    Refusal refusal = session.enter();
    if (refusal == null) {
      receive(rest);
    } else {
      refuse(refusal);
    }
  }

  private void moveTo(ServerLoop owner, ByteBuffer rest) {
    Transport transport = connection.detach();
    boolean underWay = false;
    try {
      pending.hold(session.pendingOctets() + rest.remaining());
      server.members().remove(this);
      owner.loop().execute(() -> settle(owner, transport, rest));
      // Whoever reads this now comes behind that task.
      server = owner;
      underWay = true;
    } finally {
      if (!underWay) {
        letGo(transport, null);
      }
    }
  }

  private void settle(ServerLoop owner, Transport transport, ByteBuffer rest) {
    server = owner;
    try {
      connection = owner.loop().open(transport, fresh -> this);
    } catch (IOException e) {
      // The transport broke on the way, or the loop has ended.
      letGo(transport, e);
      return;
    } catch (RuntimeException | Error bug) {
      letGo(transport, bug);
      throw bug;
    }
    try {
      owner.members().add(this);
      enter(rest);
    } catch (RuntimeException | Error bug) {
      connection.close();
      throw bug;
    }
  }

  /** Ends it while there is no connection that could tell. */
  private void letGo(Transport transport, @Nullable Throwable why) {
    server.shared().close(transport);
    closed(why);
  }

  private static ByteBuffer octets(ByteBuffer in) {
    return ByteBuffer.allocate(in.remaining()).put(in).flip();
  }

  @Override
  public void ended() {
    Refusal refusal = session.end();
    if (refusal != null && !refused) {
      refused = true;
      server.shared().refused(remote, refusal);
    }
    leave();
  }

  /** Ends the membership; what is queued still goes out, for a bounded time. */
  void leave() {
    if (subscriber == null) {
      connection.close();
      return;
    }
    subscriber.channel().leave(subscriber);
    long deadlineNanos = server.shared().config().limits().of(Limit.DRAIN_DEADLINE);
    server.loop().timers().after(deadlineNanos, connection::close);
  }

  @Override
  public void writable() {
    if (subscriber != null) {
      subscriber.channel().markDirty();
    }
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    server.members().remove(this);
    firstFrameDeadline.cancel();
    try {
      pending.close();
      if (identity != null && server.links() != null) {
        server.links().release(identity);
      }
      if (subscriber != null) {
        subscriber.channel().remove(subscriber);
      }
    } finally {
      server.shared().admission().left(remote.source(), subscriber != null);
      server.shared().tally().connectionsClosed.increment();
      server.shared().events().left(remote.address());
    }
  }

  // What the session asks for

  @Override
  public @Nullable Refusal join(Join join, Octets firstFrame) {
    Channel channel = server.open(join.protocol(), join.channel());
    if (channel == null) {
      return new Refusal(WireRule.TOO_MANY_CHANNELS, "at the limit");
    }
    subscriber = channel.join(join.id(), this);
    if (subscriber == null) {
      return new Refusal(join.protocol().duplicate(), "id 0x" + Long.toHexString(join.id()));
    }
    server.shared().admission().joined(remote.source());
    server.shared().tally().joins.increment();
    server.shared().events().joined(remote.address(), join);
    return keepForLink(join, firstFrame);
  }

  private @Nullable Refusal keepForLink(Join join, Octets firstFrame) {
    PeerLinks links = server.links();
    if (links == null || !links.wants(join, firstFrame.size())) {
      return null;
    }
    identity = links.identity(join, firstFrame);
    return identity == null ? new Refusal(WireRule.NO_MEMORY, "to tell the upstream server") : null;
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    Subscriber publisher = member();
    server.shared().tally().framesIn.add(count);
    publisher.channel().publish(publisher, frames, octetsOfEach, count);
  }

  @Override
  public void publish(Octets frame) {
    Subscriber publisher = member();
    server.shared().tally().framesIn.increment();
    publisher.channel().publish(publisher, frame);
  }

  @Override
  public void restore(Rope frames) {
    server.shared().tally().resyncs.increment();
    Subscriber publisher = member();
    boolean news = publisher.channel().restore(publisher, frames);
    if (news && server.links() != null) {
      server.links().restored(publisher.channel());
    }
  }

  @Override
  public void entered() {
    PeerLinks links = server.links();
    Identity kept = identity;
    identity = null;
    if (links != null && kept != null) {
      links.joined(member().channel(), kept);
    }
  }

  private Subscriber member() {
    if (subscriber == null) {
      throw new IllegalStateException("frames of " + remote.address() + " before its join");
    }
    return subscriber;
  }

  // What the channel asks for

  @Override
  public long write(ByteBuffer[] slices, int count) {
    long taken = connection.write(slices, count);
    server.shared().tally().octetsOut.add(taken);
    return taken;
  }

  @Override
  public void drained() {
    connection.close();
  }

  @Override
  public void refused(WireRule rule, String detail) {
    refuse(new Refusal(rule, detail));
  }

  @Override
  public void brokenBy(Throwable bug) {
    connection.close();
    server.shared().bug(bug);
  }

  private void missedDeadline() {
    refuse(new Refusal(WireRule.FIRST_FRAME_DEADLINE, "no whole first frame in time"));
  }

  private void refuse(Refusal refusal) {
    if (!refused) {
      refused = true;
      connection.close();
      server.shared().refused(remote, refusal);
    }
  }
}
