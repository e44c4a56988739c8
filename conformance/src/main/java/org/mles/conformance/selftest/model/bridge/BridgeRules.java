package org.mles.conformance.selftest.model.bridge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.WsMessage;

/**
 * What a bridge does, one method per decision, all of them right. A fault is a subclass that
 * overrides one. Thread: those of the bridge.
 */
public class BridgeRules {
  private static final int MEMORY = 40_000;
  private static final int FIRST_PAUSE_MILLIS = 100;
  private static final int DOUBLINGS = 8;

  // Joining.

  /** Returns as whom it joins. */
  protected String uid() {
    return "bridge-" + UUID.randomUUID();
  }

  /** Returns the key that its token is made with. */
  protected @Nullable String key(@Nullable String key) {
    return key;
  }

  // Carrying.

  /** Says whether it carries what one server says. */
  protected boolean carries(boolean fromA) {
    return true;
  }

  /** Returns what goes to the other server; null for nothing. */
  protected @Nullable WsMessage carried(WsMessage message) {
    return message;
  }

  /** Says whether it takes each fragment for a message. */
  protected boolean carriesFragments() {
    return false;
  }

  /** Says whether it ends its session when such a message comes. */
  protected boolean endsAt(WsMessage message) {
    return false;
  }

  /** Says whether the latest of what waits goes first. */
  protected boolean latestFirst() {
    return false;
  }

  /** Says whether whoever reads from one server waits until the other has taken it. */
  protected boolean holdsUp() {
    return false;
  }

  /** Says whether it leaves out what comes at once when it has joined. */
  protected boolean skipsHistory(boolean joinedBefore) {
    return false;
  }

  // What it knows.

  /** Returns how many payloads it remembers. */
  protected int memory() {
    return MEMORY;
  }

  /** Says whether each direction has a memory of its own. */
  protected boolean remembersApart() {
    return false;
  }

  /** Says whether it forgets what has come back once. */
  protected boolean forgetsReturned() {
    return false;
  }

  /** Says whether it remembers when it has lost a server. */
  protected boolean remembersAfterLoss() {
    return true;
  }

  // Losing a server.

  /** Says whether it joins a server again that it has lost. */
  protected boolean comesBack() {
    return true;
  }

  /** Returns how long it waits before it tries again, of attempts in vain since it had joined. */
  protected long pauseMillis(int attempts) {
    return (long) FIRST_PAUSE_MILLIS << Math.min(attempts, DOUBLINGS);
  }

  /** Says whether it keeps what comes while the other server is away. */
  protected boolean waits() {
    return true;
  }

  /** Says whether it sends again what may have died with a server. */
  protected boolean sendsAgain() {
    return true;
  }

  /** Says whether what a history shows is not sent again. */
  protected boolean believesHistory() {
    return true;
  }

  /** Says whether what it sent before something that a history shows is not sent again. */
  protected boolean believesOrder() {
    return true;
  }

  /** Says whether what is sent again goes before what waits. */
  protected boolean sendsAgainFirst() {
    return true;
  }

  // Silence.

  /** Says whether a server that is silent is lost. */
  protected boolean losesSilent() {
    return true;
  }

  /** Says whether a pong is a sign of life. */
  protected boolean hearsPongs() {
    return true;
  }
}
