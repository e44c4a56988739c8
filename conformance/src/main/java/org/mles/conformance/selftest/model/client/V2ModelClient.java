package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.lab.client.LocalProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.time.Daemons;

/**
 * A small client of version 2 in this process that asks its {@link V2ClientRules} about everything.
 *
 * <p>Thread: any; a sender and a reader of its own.
 */
public final class V2ModelClient extends LocalProgram {
  private final V2ClientRules rules;

  /** Where it is joined, or is joining. Guarded by this. */
  private @Nullable V2Call call;

  /** Guarded by this. */
  private boolean joined;

  /** Guarded by this. */
  private boolean over;

  /** Starts it; it connects on a thread of its own. */
  V2ModelClient(V2ClientRules rules, Invitation invitation, LineForm form) {
    super(form);
    this.rules = rules;
    Daemons.run("model reader", () -> live(invitation));
    Daemons.run("model sender", this::send);
  }

  V2ClientRules rules() {
    return rules;
  }

  @Override
  public void close() {
    finishLines();
    V2Call last;
    synchronized (this) {
      over = true;
      last = call;
      notifyAll();
    }
    ended("closed");
    if (last != null) {
      last.hangUp();
    }
  }

  private void live(Invitation first) {
    Invitation invitation = first;
    boolean lost = true;
    try {
      while (lost && began(new V2Call(this, invitation))) {
        lost = talk() && rules.hear().comesBack();
        invitation = rules.hear().again(first);
      }
    } catch (IOException e) {
      rules.ask().tell(this, String.valueOf(e.getMessage()));
    }
    ended("exit code 0");
  }

  private synchronized boolean began(V2Call next) {
    call = next;
    joined = false;
    return !over;
  }

  /** Talks until the connection has ended; says whether it was lost. */
  private boolean talk() throws IOException {
    V2Call now;
    synchronized (this) {
      now = call;
    }
    return now != null && now.talk();
  }

  /** A call has joined. */
  synchronized void joined() {
    joined = true;
    notifyAll();
  }

  private void send() {
    try {
      for (byte[] message = next(); message != null; message = next()) {
        V2Call now = awaitJoined();
        if (now == null) {
          return;
        }
        now.say(rules.say().message(message).frame());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable V2Call awaitJoined() throws InterruptedException {
    while (!joined && !over) {
      wait();
    }
    return over ? null : call;
  }
}
