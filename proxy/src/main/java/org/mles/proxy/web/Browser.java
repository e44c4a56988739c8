package org.mles.proxy.web;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.http.Head;
import org.mles.http.HeadReader;
import org.mles.http.Response;
import org.mles.http.Status;
import org.mles.memory.Octets;
import org.mles.memory.PendingFrames;
import org.mles.net.Connection;
import org.mles.net.tls.TlsRefused;
import org.mles.proxy.site.Answer;
import org.mles.rule.Refusal;
import org.mles.time.Timers.Timer;
import org.mles.ws.Close;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;
import org.mles.ws.Upgrade;

/**
 * One connection of a browser: a request, which is answered or becomes a {@link Conversation}.
 *
 * <pre>
 *   ASKING --upgrade granted--> TALKING
 *     any --answer, Close, end of either side--> OVER: what waits goes out, then the end
 * </pre>
 *
 * <p>Thread: loop. Source: WSP-01, WSP-08, WSP-12, WSP-17.
 */
final class Browser implements Connection.Handler, Outgoing {
  private enum Phase {
    ASKING,
    TALKING,
    OVER
  }

  private final ProxyLoop proxy;
  private final Door door;
  private final Connection connection;
  private final SocketAddress remote;
  private final HeadReader head = HeadReader.ofRequest();
  private final Outbox outbox = new Outbox();
  private final Lanes lanes;
  private final Conversation conversation;
  private final Parting parting;
  private final PendingFrames.Account account;
  private final Timer deadline;
  private Phase phase = Phase.ASKING;
  private boolean heldBack;
  private boolean gone;

  Browser(ProxyLoop proxy, Door door, Connection connection, SocketAddress remote) {
    this.proxy = proxy;
    this.door = door;
    this.connection = connection;
    this.remote = remote;
    lanes = new Lanes(proxy, this);
    conversation = new Conversation(proxy, this, lanes);
    parting = new Parting(proxy.loop(), connection, outbox);
    account = proxy.pending().open(octets -> proxy.loop().execute(() -> relieve(octets)));
    long nanos = proxy.config().limits().headDeadline().toNanos();
    deadline = proxy.loop().timers().after(nanos, this::missedDeadline);
  }

  private void missedDeadline() {
    proxy.journal().note(Count.REQUESTS_REFUSED_TOTAL, remote + ": no whole request in time");
    connection.close();
  }

  SocketAddress remote() {
    return remote;
  }

  // What the connection tells

  @Override
  public void received(ByteBuffer in) {
    if (phase == Phase.ASKING) {
      ask(head.take(in));
    }
    if (phase == Phase.TALKING) {
      conversation.take(in);
    }
    in.position(in.limit());
    hold();
    if (phase == Phase.TALKING && lanes.areFull()) {
      heldBack = true;
      connection.holdBack();
    }
  }

  private void ask(@Nullable Head whole) {
    if (whole == null) {
      return;
    }
    deadline.cancel();
    Upgrade upgrade = door.upgrades().apply(whole);
    boolean withBody = !(whole instanceof Head.Request asked && asked.method().equals("HEAD"));
    if (upgrade instanceof Upgrade.Granted granted) {
      proxy.journal().tally().add(Count.UPGRADES_TOTAL);
      say(granted.answer());
      phase = Phase.TALKING;
    } else if (upgrade instanceof Upgrade.Refused refused) {
      Refusal why = refused.refusal();
      String what = remote + ": " + why.rule() + " (" + why.rule().clause() + "), " + why.detail();
      proxy.journal().note(Count.REQUESTS_REFUSED_TOTAL, what);
      end(refused.answer().encode(withBody));
    } else if (whole instanceof Head.Request request) {
      show(door.pages().apply(request));
    }
  }

  private void show(Answer answer) {
    proxy.journal().tally().add(Count.PAGES_TOTAL);
    outbox.add(Octets.of(copyOf(answer.head())));
    outbox.addShared(answer.body());
    leave();
  }

  @Override
  public void writable() {
    proxy.flushLater(this);
  }

  @Override
  public void ended() {
    leave();
    parting.otherSideEnded();
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    if (cause instanceof TlsRefused broken) {
      String what = remote + ": " + broken.refusal().rule() + ", " + broken.refusal().detail();
      proxy.journal().note(Count.REQUESTS_REFUSED_TOTAL, what);
    }
    gone = true;
    leave();
    parting.cancel();
    outbox.clear();
    hold();
  }

  // What it is told

  /** Has octets sent as they are. */
  void say(ByteBuffer octets) {
    if (phase != Phase.OVER) {
      outbox.add(Octets.of(copyOf(octets)));
      proxy.flushLater(this);
    }
  }

  private static byte[] copyOf(ByteBuffer octets) {
    byte[] copy = new byte[octets.remaining()];
    octets.get(octets.position(), copy);
    return copy;
  }

  /** Has the last octets of all sent; the channels end as well. */
  void end(ByteBuffer lastWord) {
    say(lastWord);
    leave();
  }

  /** Ends it with a Close. */
  void close(Close close) {
    end(ServerFrame.of(close));
  }

  /** The connection of a channel is lost or refused. Source: WSP-12. */
  void lost(String channel) {
    close(Close.of(Close.FAILED, channel));
  }

  /** Ends it because the proxy ends. */
  void dismiss() {
    String why = "the proxy ends";
    if (phase == Phase.ASKING) {
      end(Response.of(Status.UNAVAILABLE, why).encode(true));
    } else {
      close(Close.of(Close.GOING_AWAY, why));
    }
  }

  private void leave() {
    if (phase != Phase.OVER) {
      phase = Phase.OVER;
      deadline.cancel();
      lanes.leave();
      // Its end has to be noticed.
      connection.goOnReading();
      parting.begin();
      proxy.flushLater(this);
    }
  }

  /** Takes a message of the upstream server. Source: WSP-03. */
  void deliver(ByteBuffer body) {
    if (phase == Phase.TALKING) {
      proxy.journal().tally().add(Count.MESSAGES_DOWN_TOTAL);
      say(ServerFrame.of(Opcode.BINARY, body));
    }
    if (outbox.isFull()) {
      lanes.holdBack();
    }
    hold();
  }

  /** Tells whether what it is sent piles up. */
  boolean isFull() {
    return outbox.isFull();
  }

  /** Time for a sign of life has come. */
  void tick() {
    if (phase == Phase.TALKING) {
      conversation.tick(heldBack);
    }
  }

  @Override
  public void flush() {
    if (gone) {
      return;
    }
    outbox.writeTo(connection);
    if (outbox.hasRoom()) {
      conversation.answerLast();
      lanes.goOn();
    }
    parting.goOn();
    hold();
  }

  /** What lanes keep has changed. */
  void laneMoved() {
    if (heldBack && lanes.haveRoom()) {
      heldBack = false;
      connection.goOnReading();
    }
    hold();
  }

  // What it makes the proxy keep

  /** Says how much that is; nothing follows once it is gone and its channels are. */
  void hold() {
    if (gone && lanes.isEmpty()) {
      account.close();
      proxy.left(this);
      return;
    }
    long octets = conversation.pendingOctets() + outbox.occupied() + lanes.occupied();
    account.hold((int) Math.min(octets, Integer.MAX_VALUE));
  }

  private void relieve(int octets) {
    if (!gone || !lanes.isEmpty()) {
      String what = remote + " is cut off: " + octets + " octets wait on its behalf, which is most";
      proxy.journal().note(Count.BROWSERS_RELIEVED_TOTAL, what);
      connection.close();
      lanes.abort();
    }
  }
}
