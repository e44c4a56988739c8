package org.mles.proxy.web;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.frame.v1.V1Outline;
import org.mles.memory.Octets;
import org.mles.text.Printable;

/** The channels of one browser. Thread: loop. Source: WSP-05, WSP-16, WSP-17. */
final class Lanes {
  private final ProxyLoop proxy;
  private final Browser browser;
  private final Map<String, Lane> byChannel = new LinkedHashMap<>();

  /** What waits to be sent, in all lanes. */
  private long queued;

  /** First messages and unfinished frames of all lanes. */
  private long kept;

  private boolean heldBack;

  Lanes(ProxyLoop proxy, Browser browser) {
    this.proxy = proxy;
    this.browser = browser;
  }

  /**
   * Takes a message of the browser to where it belongs.
   *
   * @return false if that would be another channel than it may have
   */
  boolean pass(V1Outline.Message names, Octets body) {
    Lane lane = byChannel.get(names.channel());
    if (lane == null && byChannel.size() >= proxy.config().limits().channels()) {
      return false;
    }
    proxy.journal().tally().add(Count.MESSAGES_UP_TOTAL);
    if (lane == null) {
      open(names, body);
    } else {
      lane.send(body);
    }
    return true;
  }

  private void open(V1Outline.Message names, Octets body) {
    proxy.journal().tally().add(Count.LANES_TOTAL);
    Lane lane = new Lane(proxy, this, names.uid(), names.channel(), body);
    byChannel.put(names.channel(), lane);
    kept += lane.kept();
    lane.dial();
  }

  // What a lane says

  void queued(long change) {
    queued += change;
    browser.laneMoved();
  }

  void pending(int change) {
    kept += change;
    browser.hold();
  }

  void deliver(ByteBuffer body) {
    browser.deliver(body);
  }

  boolean anyOpen() {
    return byChannel.values().stream().anyMatch(Lane::isOpen);
  }

  boolean areHeldBack() {
    return heldBack;
  }

  void lost(Lane lane, String why) {
    String what = text(lane) + ": " + why + "; the browser is closed";
    proxy.journal().note(Count.LANES_LOST_TOTAL, what);
    browser.lost(lane.channel());
    // It has no connection any more, so it cannot leave by itself.
    lane.leave();
  }

  void remove(Lane lane) {
    byChannel.remove(lane.channel());
    kept -= lane.kept();
    browser.laneMoved();
  }

  /** Names a lane to people. */
  String text(Lane lane) {
    return browser.remote() + ", channel " + Printable.quoted(lane.channel());
  }

  // What the browser asks for

  /** Returns what all lanes make the proxy keep. */
  long occupied() {
    return queued + kept;
  }

  /** Tells whether the browser must not say more for now. */
  boolean areFull() {
    return queued >= Outbox.FULL_OCTETS;
  }

  /** Tells whether it may go on. */
  boolean haveRoom() {
    return queued < Outbox.FULL_OCTETS / 2;
  }

  boolean isEmpty() {
    return byChannel.isEmpty();
  }

  /** Takes nothing from the upstream server for now. */
  void holdBack() {
    if (!heldBack) {
      heldBack = true;
      byChannel.values().forEach(Lane::holdBack);
    }
  }

  /** Takes from the upstream server again. */
  void goOn() {
    if (heldBack) {
      heldBack = false;
      byChannel.values().forEach(Lane::goOn);
    }
  }

  /** Has all of them end when what waits is sent. */
  void leave() {
    List.copyOf(byChannel.values()).forEach(Lane::leave);
  }

  /** Has all of them end now. */
  void abort() {
    List.copyOf(byChannel.values()).forEach(Lane::abort);
  }
}
