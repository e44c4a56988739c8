package org.mles.conformance.cases.v1.range;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.wire.RawFrame;

/**
 * First frames that must all be refused. Some are under way at a time, so that a busy machine does
 * not make each of many wait for a round trip. Thread: case.
 */
final class Volley {
  private static final int MOST = 16;

  private final List<Member> underWay = new ArrayList<>();

  /** Sends a first frame, and waits for those before it if they are many. */
  void send(Member member, RawFrame first) {
    member.peer().send(first);
    underWay.add(member);
    if (underWay.size() == MOST) {
      allRefused();
    }
  }

  /** Waits until the subject has closed every connection. */
  void allRefused() {
    underWay.forEach(member -> member.expect().closed());
    underWay.clear();
  }
}
