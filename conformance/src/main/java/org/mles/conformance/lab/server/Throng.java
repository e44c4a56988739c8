package org.mles.conformance.lab.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.wire.RawFrame;

/**
 * Members of a room who are too many to be named one by one. They join at the same time, and each
 * has to hear what it is owed: every frame of the others once, and nothing else.
 *
 * <p>Thread: case. Source: V1-JOIN-07, V1-FWD-01.
 */
public final class Throng {
  private final Lab lab;
  private final Room room;
  private final List<Member> members = new ArrayList<>();
  private int joined;

  /** Gathers nobody yet. */
  public Throng(Lab lab, Room room) {
    this.lab = lab;
    this.room = room;
  }

  /** Returns how many there are. */
  public int size() {
    return members.size();
  }

  /**
   * Joins so many at the same time.
   *
   * @param owed what those who are here are owed from before, in the order of its one sender
   */
  public void grow(int count, RawFrame... owed) {
    List<Member> fresh = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fresh.add(lab.member("member " + ++joined, room.channel()));
    }
    List<RawFrame> said = List.of(owed);
    List<RawFrame> due = new ArrayList<>(said);
    fresh.forEach(member -> due.add(member.peer().send(member.joinFrame())));
    room.hearsAll(due);
    RawFrame end = end();
    due.add(end);
    for (Member member : members) {
      List<RawFrame> came = new ArrayList<>(member.expect().all(due));
      came.retainAll(said);
      lab.check(came.equals(said), "frames of one sender in their order; they are swapped");
    }
    fresh.forEach(member -> arrived(member, end));
    members.addAll(fresh);
  }

  private void arrived(Member member, RawFrame end) {
    member.replayed(member.expect().until(end));
    room.expectNothingForeign(member);
    Set<RawFrame> known = new HashSet<>(member.replay());
    String name = member.peer().name();
    lab.check(known.size() == member.replay().size(), name + " to get no frame twice; it did");
    lab.check(!known.contains(member.joinFrame()), name + " not to get its own first frame");
  }

  /** Lets everybody say something at the same time; each hears all others. */
  public void chorus() {
    List<RawFrame> said = members.stream().map(member -> member.say("all together")).toList();
    room.hearsAll(said);
    RawFrame end = end();
    for (int i = 0; i < said.size(); i++) {
      Set<RawFrame> owed = new LinkedHashSet<>(said);
      owed.remove(said.get(i));
      owed.add(end);
      members.get(i).expect().all(owed);
    }
  }

  /** Returns every {@code step}th member, which counts no more among those who are here. */
  public List<Member> dismiss(int step) {
    List<Member> dismissed = new ArrayList<>();
    int place = 0;
    for (Iterator<Member> each = members.iterator(); each.hasNext(); ) {
      Member member = each.next();
      if (place++ % step == 0) {
        dismissed.add(member);
        each.remove();
      }
    }
    return dismissed;
  }

  private RawFrame end() {
    RawFrame end = room.sentinel();
    room.witness().expect().frame(end);
    return end;
  }
}
