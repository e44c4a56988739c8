package org.mles.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Membership;
import org.mles.channel.Subscriber;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.mirror.Lodger;
import org.mles.net.Transport;
import org.mles.peer.Identity;
import org.mles.peer.PeerLinks;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.Protocol;
import org.mles.session.Session;

/**
 * A client that has joined: ties its connection to its channel. Thread: the loop that owns the
 * channel, and, if many have joined, after a while one that mirrors it.
 */
final class Member implements Client {
  private final ClientLine line;
  private final Session session;

  /** Who joined; of no use once it reads elsewhere. */
  private final Subscriber subscriber;

  private Membership membership;

  /** What a link will need of it, until it has entered. */
  private @Nullable Identity identity;

  Member(ClientLine line, Subscriber subscriber) {
    this.line = line;
    session = line.session();
    this.subscriber = subscriber;
    membership = subscriber;
  }

  // What the connection tells

  @Override
  public boolean takesOctets() {
    return membership.takesFrames();
  }

  @Override
  public void received(ByteBuffer in) {
    line.heard(in.remaining());
    receive(in);
  }

  /** Takes octets that are counted already. */
  void receive(ByteBuffer in) {
    Refusal refusal = session.receive(in);
    if (refusal == null) {
      line.hold(session.pendingOctets());
    } else {
      line.refuse(refusal);
    }
  }

  @Override
  public void ended() {
    line.ended();
  }

  @Override
  public void tick() {
    line.tick();
  }

  @Override
  public void leave() {
    line.dismiss();
  }

  @Override
  public void writable() {
    membership.writable();
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    closed(cause, () -> {});
  }

  @Override
  public void closed(@Nullable Throwable cause, Runnable end) {
    ServerLoop server = line.server();
    server.clients().remove(this);
    try {
      if (identity != null && line.server().links() != null) {
        line.server().links().release(identity);
      }
      server.ends(1);
      membership.remove(
          () -> {
            server.ends(-1);
            end.run();
          });
    } finally {
      line.gone(true, cause);
    }
  }

  // The way to another loop

  /** Tells whether it could go on elsewhere: nothing is under way. */
  boolean isQuiet() {
    return line.isQuiet();
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** Reads on another loop from now on, behind what it has read here. */
  void moveTo(ServerLoop there, Lodger lodger) {
    Transport transport = line.connection().detach();
    line.server().clients().remove(this);
    membership = lodger;
    line.lodges(lodger);
    line.whereabouts().leaveFor(there);
    lodger.follow(() -> settle(there, lodger, transport));
  }

  private void settle(ServerLoop there, Lodger lodger, Transport transport) {
    if (!lodger.arrive(line)) {
      line.count(new Refusal(WireRule.NO_MEMORY, "for a copy of its channel"));
    }
    open(there, transport);
  }

  private void open(ServerLoop there, Transport transport) {
    if (!there.loop().hasLetGo(transport)) {
      // It was accepted here, and the selector has not looked since.
      there.loop().execute(() -> open(there, transport));
      return;
    }
    line.whereabouts().arrive(there);
    try {
      line.opened(there.loop().open(transport, fresh -> this));
    } catch (IOException e) {
      // The transport broke on the way, or the loop has ended.
      letGo(transport, e);
      return;
    } catch (RuntimeException | Error bug) {
      letGo(transport, bug);
      throw bug;
    }
    there.clients().add(this);
    membership.writable();
  }

  private void letGo(Transport transport, Throwable why) {
    line.shared().close(transport);
    closed(why);
  }

  // What the session says of its frames

  void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    line.shared().tally().framesIn.add(count);
    membership.publish(frames, octetsOfEach, count);
  }

  void publish(Octets frame) {
    line.shared().tally().framesIn.increment();
    membership.publish(frame);
  }

  void keep(Octets frame) {
    line.shared().tally().framesIn.increment();
    subscriber.channel().keep(subscriber, frame);
  }

  void restore(Rope frames) {
    line.shared().tally().resyncs.increment();
    PeerLinks links = line.server().links();
    boolean news = subscriber.channel().restore(subscriber, frames);
    if (news && links != null) {
      links.restored(subscriber.channel());
    }
  }

  /** Keeps what a link will need once it has entered; refused if there is no memory for that. */
  @Nullable Refusal keepForLink(Join join, Octets firstFrame) {
    PeerLinks links = line.server().links();
    if (links == null || join.protocol() != Protocol.V1 || !links.wants(join, firstFrame.size())) {
      return null;
    }
    identity = links.identity(join, firstFrame);
    return identity == null ? new Refusal(WireRule.NO_MEMORY, "to tell the upstream server") : null;
  }

  /** What its first frame brought is in the channel. */
  void entered() {
    PeerLinks links = line.server().links();
    Identity kept = identity;
    identity = null;
    if (links != null && kept != null) {
      links.joined(subscriber.channel(), kept);
    }
  }
}
