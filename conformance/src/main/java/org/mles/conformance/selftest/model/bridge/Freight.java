package org.mles.conformance.selftest.model.bridge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.WsMessage;

/** What waits for one server, and what it was given last. Thread: who holds the end's monitor. */
final class Freight {
  private static final int MOST = 1000;

  private final BridgeRules rules;
  private final Deque<WsMessage> waiting = new ArrayDeque<>();
  private final Deque<WsMessage> sent = new ArrayDeque<>();
  private boolean comparing;

  Freight(BridgeRules rules) {
    this.rules = rules;
  }

  /** Has a message wait, if need be instead of the oldest. */
  void put(WsMessage message) {
    if (waiting.size() == MOST) {
      waiting.removeFirst();
    }
    waiting.addLast(message);
  }

  /** Takes out what goes next, which counts as sent; null for nothing. */
  @Nullable WsMessage take() {
    WsMessage next = rules.latestFirst() ? waiting.pollLast() : waiting.pollFirst();
    if (next != null) {
      if (sent.size() == MOST) {
        sent.removeFirst();
      }
      sent.addLast(next);
    }
    return next;
  }

  /** The server has been joined again: it may say what it has. */
  void compare() {
    comparing = rules.sendsAgain() && !sent.isEmpty();
    if (!comparing) {
      sent.clear();
    }
  }

  boolean isComparing() {
    return comparing;
  }

  /** The server says something, so it has that. */
  void heard(WsMessage message) {
    if (!comparing || !rules.believesHistory()) {
      return;
    }
    boolean has = sent.stream().anyMatch(one -> isSame(one, message));
    Iterator<WsMessage> oldest = sent.iterator();
    while (has && oldest.hasNext()) {
      boolean same = isSame(oldest.next(), message);
      if (same || rules.believesOrder()) {
        oldest.remove();
      }
      has = !same;
    }
  }

  private static boolean isSame(WsMessage one, WsMessage other) {
    return Arrays.equals(one.payload(), other.payload());
  }

  /** All of the history has come: what it lacks goes once more. */
  void compared() {
    comparing = false;
    List<WsMessage> missing = new ArrayList<>(sent);
    sent.clear();
    if (!rules.sendsAgainFirst()) {
      waiting.addAll(missing);
      return;
    }
    for (int i = missing.size() - 1; i >= 0; i--) {
      waiting.addFirst(missing.get(i));
    }
  }
}
