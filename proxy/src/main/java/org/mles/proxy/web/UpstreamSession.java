package org.mles.proxy.web;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.net.Connection;
import org.mles.rule.Refusal;
import org.mles.session.Publisher;
import org.mles.session.V1Framer;
import org.mles.text.OneLine;
import org.mles.time.Timers.Timer;

/**
 * One connection of a lane to the upstream server: says the first frame, then what waits in the
 * lane, and takes the frames that come to the browser. Thread: loop. Source: WSP-02, WSP-03.
 */
final class UpstreamSession implements Connection.Handler, Publisher, Outgoing {
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ProxyLoop proxy;
  private final Lane lane;
  private final Connection connection;
  private final V1Framer framer;
  private final Outbox opening = new Outbox();
  private final long sinceNanos;
  private final Timer answer;
  private boolean heard;
  private boolean refused;
  private boolean finishing;
  private boolean outputEnded;
  private String why = "closed by the upstream server";

  UpstreamSession(ProxyLoop proxy, Lane lane, Connection connection, Octets first) {
    this.proxy = proxy;
    this.lane = lane;
    this.connection = connection;
    framer = new V1Framer(V1Header.MAX_BODY_OCTETS, this);
    opening.add(first);
    sinceNanos = proxy.clock().nanoTime();
    answer = proxy.loop().timers().after(ANSWER_NANOS, this::missedAnswer);
    proxy.flushLater(this);
  }

  /** A server that says nothing in a handshake would be waited for in vain. */
  private void missedAnswer() {
    if (!opening.isEmpty()) {
      close("the first frame could not be sent in time");
    }
  }

  @Override
  public void flush() {
    opening.writeTo(connection);
    if (opening.isEmpty()) {
      lane.writeTo(connection);
    }
    if (finishing && !outputEnded && opening.isEmpty() && lane.isEmpty()) {
      outputEnded = true;
      connection.endOutput();
    }
  }

  /** Takes nothing from the server for now. */
  void holdBack() {
    if (!finishing) {
      connection.holdBack();
    }
  }

  /** Takes from the server again. */
  void goOn() {
    connection.goOnReading();
  }

  /** Says what waits, then that nothing follows; what comes from now on interests nobody. */
  void finish() {
    finishing = true;
    connection.goOnReading();
    proxy.flushLater(this);
  }

  void close(String reason) {
    why = reason;
    connection.close();
  }

  // What the connection tells

  @Override
  public void received(ByteBuffer in) {
    if (finishing || refused) {
      in.position(in.limit());
      return;
    }
    Refusal refusal = framer.passOn(in);
    lane.pending(framer.pendingOctets());
    if (refusal != null) {
      refused = true;
      close(refusal.rule() + " (" + refusal.rule().clause() + "), " + refusal.detail());
    }
  }

  @Override
  public void ended() {
    if (!finishing && framer.end() != null) {
      lane.cut();
    }
    connection.close();
  }

  @Override
  public void writable() {
    proxy.flushLater(this);
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    answer.cancel();
    lane.pending(0);
    long lastedNanos = proxy.clock().nanoTime() - sinceNanos;
    boolean lasted = lastedNanos >= proxy.config().upstream().leastWait().toNanos();
    boolean proven = opening.isEmpty() && !refused && (heard || lasted);
    lane.lost(cause == null ? why : OneLine.of(cause), proven);
  }

  // What the framer finds

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    for (int i = 0; i < count; i++) {
      int start = frames.position();
      int end = start + octetsOfEach[i];
      deliver(frames.duplicate().limit(end).position(start + V1Header.OCTETS));
      frames.position(end);
    }
  }

  @Override
  public void publish(Octets frame) {
    deliver(ByteBuffer.wrap(frame.copy(V1Header.OCTETS, frame.size())));
  }

  private void deliver(ByteBuffer body) {
    heard = true;
    lane.deliver(body);
  }
}
