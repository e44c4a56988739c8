package org.mles.peer;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Subscriber;
import org.mles.memory.Budget;
import org.mles.memory.Octets;
import org.mles.memory.PendingFrames;
import org.mles.net.Connection;
import org.mles.net.tls.FirstOctet;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Publisher;
import org.mles.session.V1Framer;
import org.mles.text.OneLine;
import org.mles.time.Timers.Timer;

/**
 * One connection of a link: says its opening, then carries frames both ways.
 *
 * <p>Thread: loop. Source: PEER-04, PEER-05, PEER-18.
 */
final class LinkSession implements Connection.Handler, Publisher {
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final ByteBuffer SAID = ByteBuffer.allocate(0);

  private final PeerLink link;
  private final Connection connection;
  private final Subscriber subscriber;
  private final V1Framer framer;
  private final ByteBuffer[] opening;
  private final Budget heap;
  private int openingOctets;
  private final PendingFrames.Account pending;
  private final long sinceNanos;
  private final Timer answer;
  private boolean heard;
  private String why = "closed by the upstream server";

  LinkSession(PeerLink link, Connection connection, Subscriber subscriber, byte[] opening) {
    this.link = link;
    this.connection = connection;
    this.subscriber = subscriber;
    this.opening = new ByteBuffer[] {ByteBuffer.wrap(opening)};
    openingOctets = opening.length;
    heap = link.links().memory().heap();
    heap.take(openingOctets);
    framer = new V1Framer(link.links().rules().maxBodyOctets(), this);
    pending = link.links().memory().pending().open(this::letGo);
    sinceNanos = link.links().clock().nanoTime();
    answer = link.links().loop().timers().after(ANSWER_NANOS, this::missedAnswer);
  }

  /** A server that says nothing in a handshake would be waited for in vain. */
  private void missedAnswer() {
    if (opening[0].position() == 0 && opening[0].hasRemaining()) {
      close("nothing could be sent in time");
    }
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
      if (!opening[0].hasRemaining()) {
        forgetOpening();
        link.up();
      }
    }
    return !opening[0].hasRemaining();
  }

  private void forgetOpening() {
    opening[0] = SAID;
    heap.giveBack(openingOctets);
    openingOctets = 0;
  }

  void close(String why) {
    this.why = why;
    connection.close();
  }

  // What the connection tells

  @Override
  public boolean takesOctets() {
    return link.channel().takesFrames();
  }

  @Override
  public void received(ByteBuffer in) {
    if (!heard
        && link.links().config().tls() == null
        && in.get(in.position()) == FirstOctet.ALERT) {
      in.position(in.limit());
      close("it speaks TLS, and is called without");
      return;
    }
    heard = true;
    Refusal refusal = framer.passOn(in);
    pending.hold(framer.pendingOctets());
    if (refusal != null) {
      refuse(refusal);
    }
  }

  private void refuse(Refusal refusal) {
    close(refusal.rule() + " (" + refusal.rule().clause() + "), " + refusal.detail());
  }

  /** Called by whichever loop came over the bound. */
  private void letGo(int octets) {
    link.links()
        .loop()
        .execute(
            () -> {
              if (framer.pendingOctets() == 0) {
                pending.reinstate();
              } else {
                String detail = octets + " octets of an unfinished frame";
                refuse(new Refusal(WireRule.TOO_MUCH_PENDING, detail));
              }
            });
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
    answer.cancel();
    pending.close();
    forgetOpening();
    long lastedNanos = link.links().clock().nanoTime() - sinceNanos;
    boolean proven = heard || lastedNanos >= link.links().config().leastWait().toNanos();
    link.lost(cause == null ? why : OneLine.of(cause), proven);
  }

  // What the framer finds: no first frame comes from there, all frames pass

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    link.channel().publish(subscriber, frames, octetsOfEach, count);
  }

  @Override
  public void publish(Octets frame) {
    link.channel().publish(subscriber, frame);
  }
}
