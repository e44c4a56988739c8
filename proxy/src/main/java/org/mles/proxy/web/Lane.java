package org.mles.proxy.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.auth.EndpointText;
import org.mles.memory.Octets;
import org.mles.net.Connection;
import org.mles.net.Dialer;
import org.mles.text.OneLine;
import org.mles.time.Backoff;
import org.mles.time.Timers.Timer;

/**
 * The way of one channel of one browser to the upstream server, over as many connections as it
 * takes.
 *
 * <pre>
 *   dialing --connected--> open --lost, others open--> waiting --in time--> dialing
 *     any --lost, and refused or the last--> the browser is told, with the channel as reason
 *     any --the browser leaves--> leaving: says what waits, for a bounded time --> gone
 * </pre>
 *
 * <p>Thread: loop. Source: WSP-02, WSP-04, WSP-12 to WSP-15.
 */
final class Lane implements Dialer.Caller {
  private static final long LEAVING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ProxyLoop proxy;
  private final Lanes lanes;
  private final String uid;
  private final String channel;
  private final UpstreamFrame first;
  private final Outbox queue = new Outbox();
  private final Backoff backoff;
  private long key;
  private int pending;
  private @Nullable UpstreamSession session;
  private @Nullable Dialer dialing;
  private @Nullable Timer timer;
  private boolean opened;
  private boolean leaving;
  private boolean gone;

  /** Makes a lane that has yet to {@link #dial}. */
  Lane(ProxyLoop proxy, Lanes lanes, String uid, String channel, Octets first) {
    this.proxy = proxy;
    this.lanes = lanes;
    this.uid = uid;
    this.channel = channel;
    this.first = new UpstreamFrame(this, first);
    backoff = proxy.backoff(channel);
  }

  String channel() {
    return channel;
  }

  /** Returns the key of the present connection. Source: WSP-04. */
  long key() {
    return key;
  }

  /** Returns what it makes the proxy keep beside what waits to be sent. */
  long kept() {
    return (long) first.size() + pending;
  }

  boolean isOpen() {
    return session != null;
  }

  void dial() {
    timer = null;
    try {
      dialing = proxy.dial(this);
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Has a message of the browser sent. */
  void send(Octets body) {
    change(() -> queue.add(new UpstreamFrame(this, body)));
    if (session != null) {
      proxy.flushLater(session);
    }
  }

  /** Tells whether nothing waits to be sent. */
  boolean isEmpty() {
    return queue.isEmpty();
  }

  void writeTo(Connection connection) {
    change(() -> queue.writeTo(connection));
  }

  /** Says how many octets of an unfinished frame are kept. */
  void pending(int octets) {
    lanes.pending(octets - pending);
    pending = octets;
  }

  void deliver(ByteBuffer body) {
    lanes.deliver(body);
  }

  /** Does something to the queue, and says what that changed. */
  private void change(Runnable what) {
    long before = queue.occupied();
    what.run();
    lanes.queued(queue.occupied() - before);
  }

  // Back-pressure from the browser

  void holdBack() {
    if (session != null) {
      session.holdBack();
    }
  }

  void goOn() {
    if (session != null) {
      session.goOn();
    }
  }

  // What the dialer and the session tell

  @Override
  public Connection.Handler connected(Connection connection, InetSocketAddress local) {
    dialing = null;
    String endpoint = EndpointText.of(local.getAddress().getAddress(), local.getPort());
    key = proxy.config().keys().key(endpoint, uid, channel);
    change(queue::rewind);
    UpstreamSession fresh = new UpstreamSession(proxy, this, connection, first);
    session = fresh;
    if (opened) {
      proxy.journal().note(Count.LANES_REOPENED_TOTAL, lanes.text(this) + " is open again");
    }
    opened = true;
    if (leaving) {
      fresh.finish();
    } else if (lanes.areHeldBack()) {
      fresh.holdBack();
    }
    return fresh;
  }

  @Override
  public void failed(IOException cause) {
    dialing = null;
    session = null;
    goOnOrTell(OneLine.of(cause), true);
  }

  /** A frame was cut short by the end of the connection. */
  void cut() {
    proxy.journal().note(Count.FRAMES_CUT_TOTAL, lanes.text(this) + " ended inside a frame");
  }

  /**
   * The connection is gone.
   *
   * @param proven whether it was of use; one that was not has been refused
   */
  void lost(String why, boolean proven) {
    session = null;
    if (proven) {
      backoff.reset();
    }
    goOnOrTell(why, proven);
  }

  private void goOnOrTell(String why, boolean retry) {
    if (leaving) {
      end();
    } else if (retry && lanes.anyOpen()) {
      timer = proxy.loop().timers().after(backoff.nextNanos(), this::dial);
    } else {
      lanes.lost(this, why);
    }
  }

  // The end

  /** Says what waits, if there is a connection or one is coming, and ends. */
  void leave() {
    if (leaving) {
      return;
    }
    leaving = true;
    if (timer != null) {
      timer.cancel();
    }
    timer = proxy.loop().timers().after(LEAVING_NANOS, this::abort);
    if (session != null) {
      session.finish();
    } else if (dialing == null) {
      end();
    }
  }

  /** Ends now. */
  void abort() {
    leaving = true;
    if (dialing != null) {
      dialing.close();
    } else if (session != null) {
      session.close("the browser is gone");
    } else {
      end();
    }
  }

  private void end() {
    if (gone) {
      return;
    }
    gone = true;
    if (timer != null) {
      timer.cancel();
    }
    if (!queue.isEmpty()) {
      String what = lanes.text(this) + " ended before all of the browser's messages were sent";
      proxy.journal().note(Count.MESSAGES_UNDELIVERED_TOTAL, queue.messages(), what);
    }
    change(queue::clear);
    lanes.remove(this);
  }
}
