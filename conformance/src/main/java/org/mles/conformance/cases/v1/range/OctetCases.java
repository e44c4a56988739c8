package org.mles.conformance.cases.v1.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** Octets and bits of a header, all of them. */
@Chapter("header")
final class OctetCases {
  private static final int OCTETS = 256;
  private static final int TOGETHER = 15;

  /** What a server may give a meaning of its own at the beginning: the N draft, GET, HEAD. */
  private static final Set<Integer> OTHER_PROTOCOLS = Set.of((int) 'N', (int) 'G', (int) 'H');

  @Case(
      id = "frame.type.all",
      clause = "V1-HDR-05",
      title = "A first frame of any other type closes and joins nothing",
      kills = {"any-first-type", "seven-bit-type", "any-type-from-m", "type-without-case"})
  void firstTypes(Lab lab) {
    Room room = lab.room();
    room.join("twin");
    Volley volley = new Volley();
    for (int type = 0; type < OCTETS; type++) {
      if (type != RawFrame.TYPE && !OTHER_PROTOCOLS.contains(type)) {
        Member eve = lab.member("eve of type " + type, room.channel());
        volley.send(eve, eve.joinFrame().withType(type));
      }
    }
    volley.allRefused();
    room.quiet();
  }

  @Case(
      id = "frame.type.later.all",
      clause = "V1-HDR-07",
      title = "A later frame of any other type closes that connection",
      kills = {"any-later-type", "later-n-passes"})
  void laterTypes(Lab lab) {
    Room room = lab.room();
    List<RawFrame> joins = new ArrayList<>();
    List<Member> liars = new ArrayList<>();
    for (int type = 0; type < OCTETS; type++) {
      if (type != RawFrame.TYPE) {
        Member eve = lab.member("eve of type " + type, room.channel());
        RawFrame join = eve.joinFrame();
        eve.peer().sendTogether(List.of(join, eve.frame("lying").withType(type)));
        joins.add(join);
        liars.add(eve);
      }
      if (liars.size() == TOGETHER || type == OCTETS - 1) {
        liars.forEach(eve -> eve.expect().untilClosed());
        room.hearsAll(joins);
        joins.clear();
        liars.clear();
      }
    }
    room.quiet();
  }

  @Case(
      id = "cid.bits",
      clause = "V1-CID-08",
      title = "CIDs that differ in one bit, any of the 32, are different CIDs",
      kills = {"cid-of-31-bits", "cid-of-24-bits", "cid-of-high-half"})
  void cidBits(Lab lab) {
    Room room = lab.room();
    int base = room.join("twin").cid();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int cid = base ^ 1 << bit;
      room.accepts("alice of bit " + bit, m -> m.joinFrame().withCid(cid));
    }
  }

  @Case(
      id = "cid.bits.duplicate",
      clause = "V1-CID-03",
      title = "A CID with one bit set, any of the 32, is recognised when it comes again",
      kills = {"duplicate-accepted", "big-cids-forgotten"})
  void duplicateBits(Lab lab) {
    Room room = lab.room();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int cid = 1 << bit;
      room.accepts("alice of bit " + bit, m -> m.joinFrame().withCid(cid));
      Member eve = lab.member("double of bit " + bit, room.channel());
      eve.peer().send(eve.joinFrame().withCid(cid));
      eve.expect().closed();
    }
    room.quiet();
  }
}
