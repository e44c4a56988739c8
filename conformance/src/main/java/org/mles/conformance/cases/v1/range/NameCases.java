package org.mles.conformance.cases.v1.range;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.wire.RawFrame;

/** Which names are the same, and which are names at all. */
@Chapter("join")
final class NameCases {
  /** More may be refused. Source: V1-LIM-13. */
  private static final int LONGEST = 131_072;

  @Case(
      id = "join.names.differ",
      clause = "V1-JOIN-02",
      title = "Channel names that differ in an octet, however little, are different channels",
      kills = {
        "folds-case",
        "folds-case-beyond-ascii",
        "normalises-channels",
        "compatible-channels",
        "cuts-channels",
        "channels-end-at-nul",
        "pads-channels",
        "channels-without-controls",
        "channels-by-hash",
        "unescapes-channels",
        "trims-names"
      })
  void channelsDiffer(Lab lab) {
    lab.judgeFromHere();
    List<Room> rooms = new ArrayList<>();
    for (String name : Names.different(lab.channel())) {
      about(name, () -> rooms.add(lab.room(name)));
      lab.forget(rooms.get(rooms.size() - 1));
    }
    for (Room room : rooms) {
      about(room.channel(), room::quiet);
    }
  }

  @Case(
      id = "key.names.work",
      clause = "V1-CBOR-04",
      title = "Names of every script, with any white space and control octets, join",
      kills = {"counts-characters", "refuses-controls", "sixteen-bit-characters"})
  void anyNameWorks(Lab lab) {
    Room room = lab.judgeFromHere().room();
    for (String uid : Names.different(lab.scene().unique("u"))) {
      about(uid, () -> join(lab, room, uid));
    }
  }

  @Case(
      id = "key.names.strict",
      clause = "V1-KEY-12",
      title = "The key of a name that is only like the one in the body is refused",
      kills = {"no-key-check", "normalises-names", "keys-without-case", "keys-end-at-nul"})
  void alikeIsNotEqual(Lab lab) {
    Room room = lab.room();
    String stem = lab.scene().unique("u");
    join(lab, room, stem);
    Volley volley = new Volley();
    for (String name : Names.different(stem)) {
      for (String other : Names.mistakenFor(name)) {
        Member byUid = eve(lab, name, room.channel(), name);
        volley.send(byUid, alike(lab, byUid, other, room.channel()));
        Member byChannel = eve(lab, stem, name, name);
        volley.send(byChannel, alike(lab, byChannel, stem, other));
      }
    }
    volley.allRefused();
    room.quiet();
  }

  @Case(
      id = "key.names.lengths",
      clause = {"V1-HDR-09", "V1-KEY-13"},
      title = "Names of every length around powers of two join, up to 131072 octets",
      kills = {"short-names-only", "names-of-fifteen-bits", "names-of-4095", "first-of-64k"})
  void anyLengthWorks(Lab lab) {
    Room room = lab.room();
    for (int power = 1; power <= LONGEST; power *= 2) {
      for (int length = Math.max(1, power - 1); length <= Math.min(power + 1, LONGEST); length++) {
        String uid = "u".repeat(length);
        about(uid, () -> join(lab, room, uid));
        String channel = lab.channel();
        if (length > channel.length()) {
          String padded = channel + "c".repeat(length - channel.length());
          about(padded, () -> lab.forget(lab.room(padded)));
        }
      }
    }
  }

  private static void join(Lab lab, Room room, String uid) {
    Member member = lab.memberAs("a member of that name", uid, room.channel());
    room.admit(member, member.joinFrame().withCid(Fresh.cid(lab, member)));
    member.peer().close();
  }

  private static Member eve(Lab lab, String uid, String channel, String name) {
    return lab.memberAs("eve with the name " + Names.printed(name), uid, channel);
  }

  /** Returns the join of {@code eve} with the key of other names. */
  private static RawFrame alike(Lab lab, Member eve, String uid, String channel) {
    long key = lab.key(eve.peer(), uid, channel);
    return eve.joinFrame().withKey(key).withCid(Fresh.cid(lab, eve));
  }

  private static void about(String name, Runnable part) {
    try {
      part.run();
    } catch (ConformanceFailure e) {
      throw e.about("the name " + Names.printed(name));
    }
  }
}
