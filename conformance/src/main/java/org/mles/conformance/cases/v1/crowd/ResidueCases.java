package org.mles.conformance.cases.v1.crowd;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** What those leave behind who were refused, or have departed. */
@Chapter("residue")
final class ResidueCases {
  /** Connections at a time, and how often: more than tables and counters of an octet take. */
  private static final int WAVE = 26;

  private static final int WAVES = 10;

  private static final int HEAVY_FRAMES = 8;
  private static final int HEAVY_GUESTS = 4;

  @Case(
      id = "residue.refused",
      clause = "V1-ROB-01",
      title = "After hundreds of refusals of each kind the channel still admits",
      kills = {"place-per-refusal", "place-per-broken-end", "bans-after-wrong-keys"})
  void refused(Lab lab) {
    lab.requireRoomFor(WAVE);
    Room room = lab.room();
    lab.judgeFromHere();
    for (Refusal refusal : Refusal.values()) {
      String uid = lab.scene().unique("refused");
      for (int wave = 0; wave < WAVES; wave++) {
        refuse(lab, room, refusal, uid);
      }
      room.quiet();
      room.join("after " + refusal.words()).leave();
    }
  }

  @Case(
      id = "residue.refused.cid",
      clause = "V1-CID-07",
      title = "A first frame that is refused takes neither its CID nor its uid",
      kills = {"refusal-takes-cid", "broken-resync-takes-cid"})
  void refusedCid(Lab lab) {
    lab.requireRoomFor(WAVE);
    Room room = lab.room();
    lab.judgeFromHere();
    for (Refusal refusal : Refusal.values()) {
      String uid = lab.scene().unique("refused");
      int cid = refuse(lab, room, refusal, uid);
      Member same = lab.memberAs("same after " + refusal.words(), uid, room.channel());
      room.admit(same, same.joinFrame().withCid(cid)).leave();
    }
  }

  /** Has a wave refused and returns a CID that was in it. */
  private static int refuse(Lab lab, Room room, Refusal refusal, String uid) {
    List<Member> wave = new ArrayList<>();
    for (int i = 0; i < WAVE; i++) {
      wave.add(lab.memberAs(refusal.words(), uid, room.channel()));
    }
    wave.forEach(refusal::send);
    for (Member member : wave) {
      member.expect().closed();
      member.peer().close();
    }
    return wave.get(WAVE - 1).cid();
  }

  @Case(
      id = "residue.duplicates",
      clause = "V1-CID-07",
      title = "After hundreds of refused duplicates a CID comes free with the member that holds it",
      kills = "duplicates-hold-cid")
  void duplicates(Lab lab) {
    lab.requireRoomFor(WAVE);
    Room room = lab.room();
    Member holder = room.join("holder");
    lab.judgeFromHere();
    duplicate(lab, holder);
    room.quiet(holder);
    holder.leave();
    comeBack(lab, room, holder);
  }

  @Case(
      id = "residue.duplicates.last",
      clause = "V1-CID-03",
      title = "Hundreds of duplicates are refused one like the other, and the member goes on",
      kills = "duplicates-counted-in-octet")
  void lastDuplicate(Lab lab) {
    lab.requireRoomFor(WAVE);
    Room room = lab.room();
    Member holder = room.join("holder");
    lab.judgeFromHere();
    duplicate(lab, holder);
    room.hears(holder.say("still here"));
    room.quiet(holder);
  }

  private static void duplicate(Lab lab, Member holder) {
    for (int wave = 0; wave < WAVES; wave++) {
      List<Member> copies = new ArrayList<>();
      for (int i = 0; i < WAVE; i++) {
        copies.add(lab.memberAs("duplicate", holder.uid(), holder.channel()));
      }
      copies.forEach(copy -> copy.peer().send(copy.joinFrame().withCid(holder.cid())));
      for (Member copy : copies) {
        copy.expect().closed();
        copy.peer().close();
      }
    }
  }

  @Case(
      id = "residue.departures",
      clause = {"V1-CID-07", "V1-LIM-06"},
      title = "However members depart, and however many, their CIDs and uids come free",
      kills = {"leaks-cid", "leaks-cid-at-reset", "leaks-cid-inside-frame", "place-per-departure"})
  void departures(Lab lab) {
    lab.requireRoomFor(WAVE * WAVES / 2);
    Room room = lab.room();
    lab.judgeFromHere();
    for (Departure departure : Departure.values()) {
      List<Member> guests = new ArrayList<>();
      for (int i = 0; i < WAVE * WAVES / 2; i++) {
        guests.add(lab.member("guest until " + departure.words(), room.channel()));
      }
      room.hearsAll(guests.stream().map(guest -> guest.peer().send(guest.joinFrame())).toList());
      guests.forEach(departure::end);
      List<Member> returned = new ArrayList<>();
      for (Member guest : guests) {
        Member again = comeBack(lab, room, guest);
        departure.end(again);
        guest.peer().close();
        returned.add(again);
      }
      room.quiet();
      returned.forEach(again -> again.peer().close());
    }
  }

  @Case(
      id = "residue.replay",
      clause = "V1-CID-07",
      title = "The CID of a member that departs while it is sent the history comes free",
      kills = "leaks-cid-in-replay")
  void replay(Lab lab) {
    Room room = lab.room();
    for (int i = 0; i < HEAVY_FRAMES; i++) {
      room.hears(room.usher().peer().send(room.usher().frame(lab.octets(1 << 20))));
    }
    lab.judgeFromHere();
    for (int i = 0; i < HEAVY_GUESTS; i++) {
      RawPeer unread = lab.connect("guest that reads nothing", RawPeer.Stream.UNREAD);
      Member guest = lab.over(unread, lab.scene().unique("guest"), room.channel());
      room.hears(unread.send(guest.joinFrame()));
      unread.reset();
      comeBack(lab, room, guest).leave();
    }
    room.quiet();
  }

  /** Joins as one who has departed; a server may take a moment to see it. */
  private static Member comeBack(Lab lab, Room room, Member guest) {
    long deadline = System.nanoTime() + lab.scene().timers().patience().toNanos();
    while (System.nanoTime() < deadline) {
      Member again = lab.memberAs(guest.peer().name() + ", again", guest.uid(), room.channel());
      RawFrame join = again.peer().send(again.joinFrame().withCid(guest.cid()));
      RawPeer.awaitFirst(again.peer(), room.witness().peer());
      if (!again.peer().hasEnded()) {
        room.hears(join);
        return again;
      }
      room.witness().expect().quiet();
    }
    throw new ConformanceFailure(
        guest.peer().name() + " expected to join with its CID again; it was refused",
        "close by subject");
  }
}
