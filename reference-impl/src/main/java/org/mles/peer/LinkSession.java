package org.mles.peer;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Subscriber;
import org.mles.memory.PendingFrames;
import org.mles.net.Connection;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.Room;
import org.mles.session.V1Session;
import org.mles.text.OneLine;

/**
 * One connection of a link: says its opening, then carries frames both ways.
 *
 * <p>Thread: loop. Source: PEER-04, PEER-05, PEER-18.
 */
final class LinkSession implements Connection.Handler, Room {
  private final PeerLink link;
  private final Connection connection;
  private final Subscriber subscriber;
  private final V1Session session;
  private final ByteBuffer[] opening;
  private final PendingFrames.Account pending;
  private final long sinceNanos;
  private boolean heard;
  private String why = "closed by the upstream server";

  LinkSession(PeerLink link, Connection connection, Subscriber subscriber, byte[] opening) {
    this.link = link;
    this.connection = connection;
    this.subscriber = subscriber;
    this.opening = new ByteBuffer[] {ByteBuffer.wrap(opening)};
    session = V1Session.relaying(link.links().rules(), this);
    pending = link.links().pending().open(this::letGo);
    sinceNanos = link.links().clock().nanoTime();
  }

  /** Says the opening; what waits in the channel follows at the end of this turn. */
  void begin() {
    if (sayOpening()) {
      link.channel().markDirty();
    }
  }

  /** Writes frames for the upstream server, once the opening is out. */
  long write(ByteBuffer[] slices, int count) {
    return sayOpening() ? connection.write(slices, count) : 0;
  }

  private boolean sayOpening() {
    if (opening[0].hasRemaining()) {
      connection.write(opening, 1);
    }
    return !opening[0].hasRemaining();
  }

  void close(String why) {
    this.why = why;
    connection.close();
  }

  // What the connection tells

  @Override
  public boolean takesOctets() {
    return !link.channel().isBehind();
  }

  @Override
  public void received(ByteBuffer in) {
    heard = true;
    Refusal refusal = session.receive(in);
    pending.hold(session.pendingOctets());
    if (refusal != null) {
      refuse(refusal);
    }
  }

  private void refuse(Refusal refusal) {
    close(refusal.rule() + " (" + refusal.rule().clause() + "), " + refusal.detail());
  }

  /** Called by whichever loop came over the bound. */
  private void letGo(int octets) {
    String detail = octets + " octets of an unfinished frame";
    link.links().loop().execute(() -> refuse(new Refusal(WireRule.TOO_MUCH_PENDING, detail)));
  }

  @Override
  public void ended() {
    connection.close();
  }

  @Override
  public void writable() {
    begin();
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    pending.close();
    long lastedNanos = link.links().clock().nanoTime() - sinceNanos;
    boolean proven = heard || lastedNanos >= link.links().config().leastWait().toNanos();
    link.lost(cause == null ? why : OneLine.of(cause), proven);
  }

  // What the session asks for

  @Override
  public @Nullable Refusal join(Join join) {
    throw new IllegalStateException("nobody joins through a link");
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    link.channel().publish(subscriber, frames, octetsOfEach, count);
  }

  @Override
  public void restore(List<byte[]> frames) {
    throw new IllegalStateException("a resync that comes down a link is a frame like others");
  }

  @Override
  public void entered(Join join, byte[] firstFrame) {
    throw new IllegalStateException("nobody joins through a link");
  }
}
