package org.mles.proxy.bridge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was handed over to one side last and may not have arrived: servers acknowledge nothing. No
 * I/O.
 *
 * <p>What is heard from that side has arrived there, by whatever way. After a loss the history says
 * more: messages arrive in the order in which they were sent, so what was sent before one that is
 * in it has arrived, too, and may only be too old to be kept. The rest is missing, which need not
 * be true: a server without a history shows nothing.
 *
 * <p>Bounded in messages, by a budget and by age: what was sent longer ago than a silence may last,
 * to a side that was not lost, has been taken. Thread: any. Source: V2-PRX-10.
 */
final class Sent {
  /** A side is lost after fewer. */
  private static final int LONGEST_AGE = Vigil.PARTS + 1;

  private static final class Entry {
    private final Message message;
    private int age;

    Entry(Message message) {
      this.message = message;
    }
  }

  private final int capacity;
  private final Budget budget;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private boolean comparing;

  /** Makes one for {@code capacity} messages, at least 1. */
  Sent(int capacity, Budget budget) {
    this.capacity = capacity;
    this.budget = budget;
  }

  /** Keeps a message that was handed over, if need be instead of older ones. */
  synchronized void handedOver(long digest, Message message) {
    remove(digest);
    while (entries.size() == capacity || !budget.take(message.cost())) {
      if (entries.isEmpty()) {
        return;
      }
      remove(entries.keySet().iterator().next());
    }
    entries.put(digest, new Entry(message));
  }

  /** Learns that a side is lost: what it says next may be its history. */
  synchronized void lost() {
    comparing = true;
  }

  /** Learns what that side says. */
  synchronized void heard(long digest) {
    if (comparing && entries.containsKey(digest)) {
      removeTo(digest);
    } else {
      remove(digest);
    }
  }

  /** Learns that the history is over; takes out what is missing in it, oldest first. */
  synchronized List<Message> missing() {
    comparing = false;
    List<Message> missing = new ArrayList<>();
    for (Entry entry : entries.values()) {
      missing.add(entry.message);
      budget.give(entry.message.cost());
    }
    entries.clear();
    return missing;
  }

  /** Marks that another part of a silence has gone by in which that side was there. */
  synchronized void tick() {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (++entry.age > LONGEST_AGE) {
        oldest.remove();
        budget.give(entry.message.cost());
      }
    }
  }

  /** Tells whether a side was lost and its history is not over. */
  synchronized boolean isComparing() {
    return comparing;
  }

  synchronized boolean isEmpty() {
    return entries.isEmpty();
  }

  private void removeTo(long digest) {
    long removed;
    do {
      removed = entries.keySet().iterator().next();
      remove(removed);
    } while (removed != digest);
  }

  private void remove(long digest) {
    Entry gone = entries.remove(digest);
    if (gone != null) {
      budget.give(gone.message.cost());
    }
  }
}
