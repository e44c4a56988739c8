package org.mles.server;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.Outlet;
import org.mles.channel.Subscriber;
import org.mles.frame.Refusal;
import org.mles.frame.WireRule;
import org.mles.net.Connection;
import org.mles.net.Timers.Timer;
import org.mles.session.Join;
import org.mles.session.Room;
import org.mles.session.V1Session;

/**
 * One client of the server: ties its connection to its session and, once it joined, to its channel.
 *
 * <p>Thread: loop.
 */
final class Member implements Connection.Handler, Room, Outlet {
  private final ServerLoop server;
  private final Connection connection;
  private final Remote remote;
  private final V1Session session;
  private final Timer firstFrameDeadline;
  private @Nullable Subscriber subscriber;
  private boolean refused;

  Member(ServerLoop server, Connection connection, Remote remote) {
    this.server = server;
    this.connection = connection;
    this.remote = remote;
    session = new V1Session(server.rules(), remote.endpoints(), this, server.runLengths());
    long deadlineNanos = server.config().firstFrameDeadline().toNanos();
    firstFrameDeadline = server.loop().timers().after(deadlineNanos, this::missedDeadline);
  }

  // What the connection tells

  @Override
  public void received(ByteBuffer in) {
    server.tally().octetsIn.add(in.remaining());
    Refusal refusal = session.receive(in);
    if (refusal != null) {
      refuse(refusal);
    }
  }

  @Override
  public void ended() {
    Refusal refusal = session.end();
    if (refusal != null) {
      server.refused(remote, refusal);
    }
    if (subscriber == null) {
      connection.close();
      return;
    }
    subscriber.channel().leave(subscriber);
    long deadlineNanos = server.config().drainDeadline().toNanos();
    server.loop().timers().after(deadlineNanos, connection::close);
  }

  @Override
  public void writable() {
    if (subscriber != null) {
      subscriber.channel().markDirty();
    }
  }

  @Override
  public void closed(@Nullable Exception cause) {
    firstFrameDeadline.cancel();
    server.admission().left(remote.address().getAddress(), session.joined());
    server.tally().connectionsClosed.increment();
    if (subscriber != null) {
      subscriber.channel().remove(subscriber);
    }
    server.events().left(remote.address());
  }

  // What the session asks for

  @Override
  public @Nullable Refusal join(Join join) {
    Channel channel = server.router().open(join.channel());
    if (channel == null) {
      return new Refusal(WireRule.TOO_MANY_CHANNELS, "at the limit");
    }
    subscriber = channel.join(join.id(), this);
    if (subscriber == null) {
      return new Refusal(WireRule.DUPLICATE_CID, "id 0x" + Long.toHexString(join.id()));
    }
    firstFrameDeadline.cancel();
    server.admission().joined(remote.address().getAddress());
    server.tally().joins.increment();
    server.events().joined(remote.address(), join);
    return null;
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    Subscriber publisher = member();
    server.tally().framesIn.add(count);
    publisher.channel().publish(publisher, frames, octetsOfEach, count);
  }

  @Override
  public void restore(List<byte[]> frames) {
    server.tally().resyncs.increment();
    Subscriber publisher = member();
    publisher.channel().restore(publisher, frames);
  }

  @Override
  public void entered(Join join, byte[] firstFrame) {
    if (server.links() != null) {
      server.links().joined(member().channel(), join, firstFrame);
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
    server.tally().octetsOut.add(taken);
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

  private void missedDeadline() {
    refuse(new Refusal(WireRule.FIRST_FRAME_DEADLINE, "no whole first frame in time"));
  }

  private void refuse(Refusal refusal) {
    if (!refused) {
      refused = true;
      server.refused(remote, refusal);
      connection.close();
    }
  }
}
