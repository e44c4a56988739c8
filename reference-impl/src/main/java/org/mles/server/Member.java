package org.mles.server;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Subscriber;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.peer.Identity;
import org.mles.peer.PeerLinks;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.Protocol;
import org.mles.session.Session;

/**
 * A client that has joined: ties its connection to its channel. Thread: the loop of the channel,
 * which it never leaves.
 */
final class Member implements Client {
  private final ClientLine line;
  private final Session session;
  private final Subscriber subscriber;

  /** What a link will need of it, until it has entered. */
  private @Nullable Identity identity;

  Member(ClientLine line, Subscriber subscriber) {
    this.line = line;
    session = line.session();
    this.subscriber = subscriber;
  }

  // What the connection tells

  @Override
  public boolean takesOctets() {
    return subscriber.channel().takesFrames();
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
    subscriber.channel().markDirty();
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    line.server().clients().remove(this);
    try {
      if (identity != null && line.server().links() != null) {
        line.server().links().release(identity);
      }
      subscriber.channel().remove(subscriber);
    } finally {
      line.gone(true, cause);
    }
  }

  // What the session says of its frames

  void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    line.shared().tally().framesIn.add(count);
    subscriber.channel().publish(subscriber, frames, octetsOfEach, count);
  }

  void publish(Octets frame) {
    line.shared().tally().framesIn.increment();
    subscriber.channel().publish(subscriber, frame);
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
