package org.mles.conformance.lab.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/**
 * What a channel of version 2 carried, oldest first. Two founders join at the same time, so the
 * order between the messages of one and the other is open.
 *
 * <p>Thread: case. Source: V2-HIST-01, V2-HIST-03.
 */
final class V2Past {
  private final List<Said> said = new ArrayList<>();
  private int founding;

  /**
   * One message.
   *
   * @param founder number of the founder who said it, or -1
   * @param names uid and channel of a first message, null for another
   */
  private record Said(WsMessage message, int founder, @Nullable List<String> names) {
    boolean matches(WsMessage seen) {
      return names == null ? message.equals(seen) : names.equals(V2First.names(seen));
    }
  }

  /** Adds the first message of a founder. */
  void founds(int founder, WsMessage first) {
    add(new Said(first, founder, V2First.names(first)));
    founding = said.size();
  }

  /** Adds what a founder says while the other one may still be joining. */
  void founderSays(int founder, WsMessage message) {
    add(new Said(message, founder, null));
    founding = said.size();
  }

  /** Adds the first message of a member. */
  void joins(WsMessage first) {
    add(new Said(first, -1, V2First.names(first)));
  }

  /** Adds a message. */
  void says(WsMessage message) {
    add(new Said(message, -1, null));
  }

  /** Says whether the channel carried a message. */
  boolean holds(WsMessage seen) {
    return said.stream().anyMatch(one -> one.matches(seen));
  }

  int size() {
    return said.size();
  }

  private void add(Said one) {
    said.add(one);
  }

  /** Says whether {@code seen} is the newest {@code count} messages of the oldest {@code to}. */
  boolean isEnd(int to, int count, List<WsMessage> seen) {
    int kept = Math.min(count, to);
    int from = to - kept;
    if (seen.size() != kept) {
      return false;
    }
    int open = Math.max(0, founding - from);
    for (int i = open; i < kept; i++) {
      if (!said.get(from + i).matches(seen.get(i))) {
        return false;
      }
    }
    return isEndOfFounding(seen.subList(0, open));
  }

  /** Each founder's messages come in their order, and what is missing is his oldest. */
  private boolean isEndOfFounding(List<WsMessage> seen) {
    List<WsMessage> left = new ArrayList<>(seen);
    for (int founder : new int[] {0, 1}) {
      List<Said> his =
          said.subList(0, founding).stream().filter(s -> s.founder() == founder).toList();
      int next = his.size() - 1;
      for (int i = left.size() - 1; i >= 0 && next >= 0; i--) {
        if (his.get(next).matches(left.get(i))) {
          left.remove(i);
          next--;
        }
      }
    }
    return left.isEmpty();
  }

  /** Says whether a message is the first one of a member, in whatever spelling. */
  static boolean isFirstOf(V2Member member, WsMessage seen) {
    return List.of(member.uid(), member.channel()).equals(V2First.names(seen));
  }
}
