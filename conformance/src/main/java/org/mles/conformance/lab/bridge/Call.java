package org.mles.conformance.lab.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.wire.HeadText;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;
import tools.jackson.core.JacksonException;

/** A connection of a bridge to one of its servers. Thread: case. */
public final class Call {
  private static final String KEY = "sec-websocket-key";

  private final BridgeLab lab;
  private final RawPeer peer;
  private final WsExpect judge;
  private String uid = "";
  private boolean over;

  Call(BridgeLab lab, RawPeer peer) {
    this.lab = lab;
    this.peer = peer;
    judge = WsExpect.ofClient(peer, lab.scene().timers());
  }

  /** Returns the judge of what the bridge says. */
  public WsExpect ws() {
    return judge;
  }

  /** Returns as whom the bridge has joined. */
  public String uid() {
    return uid;
  }

  /** Opens the WebSocket and takes the first message, which must be right. */
  public void joins() {
    List<String> keys = judge.request().values(KEY);
    lab.check(keys.size() == 1, "one Sec-WebSocket-Key; saw " + keys.size());
    peer.send(HeadText.opening(keys.get(0)).encode());
    WsMessage first = judge.anyMessage();
    List<String> names = V2First.names(first);
    lab.check(
        names != null && !names.get(0).isEmpty() && names.get(1).equals(lab.channel()),
        "a first message with a uid and the channel '" + lab.channel() + "'; saw " + first);
    uid = names == null ? "" : names.get(0);
    String key = lab.settings().sharedKey();
    String digits = V2First.digits(V2First.token(key, uid, lab.channel()));
    boolean needed = key != null && !key.isEmpty();
    String auth = auth(first);
    lab.check(
        auth.isEmpty() ? !needed : auth.matches("0*" + digits.replaceFirst("^0+", "")),
        "the token " + digits + "; saw " + first);
  }

  private static String auth(WsMessage first) {
    try {
      String auth = StrictJson.mapper().readTree(first.string()).path("auth").asString("");
      return auth.toLowerCase(Locale.ROOT);
    } catch (JacksonException e) {
      return "";
    }
  }

  /** Sends a message of somebody else on that server. */
  public void says(WsMessage... messages) {
    for (WsMessage message : messages) {
      sends(peer.segmentation().frames(message).toArray(WsFrame[]::new));
    }
  }

  /** Sends frames, without a mask. */
  public void sends(WsFrame... frames) {
    for (WsFrame frame : frames) {
      peer.send(frame.withMask(null).encode());
    }
  }

  /** Waits until the bridge has read all that was sent: it answers a ping. */
  public void reads() {
    byte[] payload = lab.scene().octets(8);
    sends(WsFrame.of(WsFrame.PING, payload));
    judge.pongAmongMessages(payload);
  }

  /** Answers pings for so long; nothing else may come, and no end. */
  public void answersPings(Duration time) {
    Duration some = lab.scene().timers().quiet();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      WsSeen seen = judge.onlyPings(some);
      lab.check(
          seen == null && !judge.hasMore(),
          "nothing but pings, and no end; saw " + (seen == null ? "an end" : seen.words()));
    }
  }

  /** Takes nothing any more of what the bridge says, so that it cannot go on. */
  public void stopsReading() {
    peer.stopReading();
  }

  /** Ends the connection at once. */
  public void ends() {
    over = true;
    peer.reset();
  }

  /** Says whether the suite has ended it. */
  boolean isOver() {
    return over;
  }
}
