package org.mles.conformance.lab.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.Segmentation;

/**
 * A channel with two proven members: the usher, who sends sentinels, and the witness, who must see
 * exactly what the channel carries. Mles acknowledges nothing, so a join counts as done when the
 * witness has seen it, and absence counts as proven when the usher's sentinel comes first.
 *
 * <p>Thread: case.
 */
public final class Room {
  private final Lab lab;
  private final String channel;
  private final Member usher;
  private final Member witness;
  private final List<RawFrame> past = new ArrayList<>();
  private int sentinels;

  private Room(Lab lab, String channel) {
    this.lab = lab;
    this.channel = channel;
    usher = founder("usher");
    witness = founder("witness");
  }

  /** Opens a channel; needs history or not, since the later founder sees the earlier one or not. */
  public static Room open(Lab lab, String channel) {
    Room room = new Room(lab, channel);
    Member usher = room.usher;
    Member witness = room.witness;
    room.past.add(usher.peer().send(usher.joinFrame()));
    room.past.add(witness.peer().send(witness.joinFrame()));
    RawPeer.awaitFirst(usher.peer(), witness.peer());
    witness.replayed(witness.expect().until(room.sentinel()));
    RawFrame answer = room.record(witness.say("answer of the witness"));
    usher.expect().until(answer);
    return room;
  }

  public String channel() {
    return channel;
  }

  public Member usher() {
    return usher;
  }

  public Member witness() {
    return witness;
  }

  /** Returns every frame the channel carried, oldest first; the first two may be swapped. */
  public List<RawFrame> past() {
    return Collections.unmodifiableList(past);
  }

  /** Joins a fresh member, proves it, and takes its replay. */
  public Member join(String name) {
    return joinAs(name, lab.scene().unique(name));
  }

  /** Joins with the given uid, proves it, and takes the replay. */
  public Member joinAs(String name, String uid) {
    return lab.scene()
        .control(
            () -> {
              Member member = lab.memberAs(name, uid, channel);
              return admit(member, member.joinFrame());
            });
  }

  /** Sends a first frame that must be accepted, proves that it was, and takes the replay. */
  public Member admit(Member member, RawFrame first) {
    member.peer().send(first);
    return settle(member, first);
  }

  /** Waits until the first frame of {@code member}, already sent, has joined it. */
  public Member settle(Member member, RawFrame first) {
    member.joinedAt(past.size());
    hears(first);
    RawFrame sentinel = sentinel();
    witness.expect().frame(sentinel);
    member.replayed(member.expect().until(sentinel));
    return member;
  }

  /** Waits until the witness has heard exactly these frames, in this order. */
  public void hears(RawFrame... frames) {
    for (RawFrame frame : frames) {
      witness.expect().frame(record(frame));
    }
  }

  /** Waits until the witness has heard exactly these frames, in this order. */
  public void hears(List<RawFrame> frames) {
    frames.forEach(this::hears);
  }

  /** Waits until the witness has heard each of these once, in whatever order, and nothing else. */
  public void hearsAll(Collection<RawFrame> frames) {
    witness.expect().all(frames).forEach(this::record);
  }

  /** Proves that the witness heard nothing since it was last asked. */
  public void quiet() {
    witness.expect().nothingBefore(sentinel());
  }

  /** Proves that neither the witness nor {@code member} heard anything since last asked. */
  public void quiet(Member member) {
    RawFrame sentinel = sentinel();
    witness.expect().nothingBefore(sentinel);
    member.expect().nothingBefore(sentinel);
  }

  /**
   * Proves that a first frame is refused for what is wrong with it: the honest join of another is
   * served before and that of the very same member after, and nothing leaked.
   *
   * @param malformed makes the octets from the honest member; they differ from its join in one part
   */
  public void refuses(String name, Function<Member, byte[]> malformed) {
    refuses(name, Member::joinFrame, malformed);
  }

  /**
   * Proves the same of a first frame whose twin is no usual join.
   *
   * @param twin makes the frame that is accepted from the honest member
   */
  public void refuses(
      String name, Function<Member, RawFrame> twin, Function<Member, byte[]> malformed) {
    Member before = lab.member(name + "-twin", channel);
    lab.scene().control(() -> admit(before, twin.apply(before)));
    Member bad = lab.member(name, channel);
    bad.peer().send(OneDifference.between(twin.apply(bad), malformed.apply(bad)));
    bad.expect().closed();
    quiet();
    Member good = lab.memberAs(name + " again", bad.uid(), channel);
    admit(good, twin.apply(good));
    expectNothingForeign(good);
  }

  /** Proves that a first frame joins, on a channel that strangers may use at the same time. */
  public void admitAmongStrangers(Member member, RawFrame first) {
    member.peer().send(first);
    witness.expect().until(first);
    RawFrame sentinel = sentinel();
    witness.expect().until(sentinel);
    member.expect().until(sentinel);
  }

  /** Proves that a first frame, made from the honest member, joins it. */
  public Member accepts(String name, Function<Member, RawFrame> first) {
    Member member = lab.member(name, channel);
    return admit(member, lab.scene().transcript().name(first.apply(member), name + "'s join"));
  }

  /** Proves that the replay holds nothing that the channel did not carry. */
  public void expectNothingForeign(Member member) {
    Set<RawFrame> known = new HashSet<>(past);
    for (RawFrame frame : member.replay()) {
      if (!known.contains(frame)) {
        throw new ConformanceFailure(
            member.peer().name()
                + " expected only what the channel carried; saw in its history "
                + lab.scene().transcript().describe(frame),
            "history of a joiner");
      }
    }
  }

  /** Proves that the replay is exactly the kept end of what the channel carried before the join. */
  public void expectReplay(Member member) {
    Replay.expect(lab, member, past, end(member.joinedAt(), lab.settings().historyLimit()));
  }

  /** Proves that the replay is an unbroken end of what the channel carried before the join. */
  public void expectEndOfPast(Member member) {
    int count = Math.min(member.replay().size(), member.joinedAt());
    Replay.expect(lab, member, past, end(member.joinedAt(), count));
  }

  /** Proves that the replay is as much of the end of the past as fits so many octets. */
  public void expectReplayWithin(Member member, int octets) {
    int count = 0;
    long held = 0;
    for (int at = member.joinedAt() - 1; at >= 0; at--) {
      held += past.get(at).encode().length;
      if (held > octets) {
        break;
      }
      count++;
    }
    Replay.expect(lab, member, past, end(member.joinedAt(), count));
  }

  /** Proves that the replay, if there is history, holds a frame. */
  public void expectReplayHolds(Member member, RawFrame frame) {
    boolean kept = lab.settings().historyLimit() > past.size();
    lab.check(
        !kept || member.replay().contains(frame),
        lab.scene().transcript().describe(frame) + " in the history; it is missing");
  }

  /** Returns what a joiner of this moment must get, if history is kept. */
  public List<RawFrame> keptFrames() {
    return end(past.size(), lab.settings().historyLimit());
  }

  private List<RawFrame> end(int to, int count) {
    return List.copyOf(past.subList(Math.max(0, to - count), to));
  }

  /** Founds the channel anew after all have left, on the same name. */
  public Room reopen() {
    lab.forget(this);
    return lab.room(channel);
  }

  /** Returns what the founders heard before the first sentinel. */
  public List<RawFrame> founderReplay() {
    return witness.replay();
  }

  /** Sends a sentinel from the usher. */
  public RawFrame sentinel() {
    return record(usher.say("sentinel " + ++sentinels));
  }

  /** Remembers that the channel carried a frame. */
  public RawFrame record(RawFrame frame) {
    past.add(frame);
    return frame;
  }

  /** Proves that a newcomer is served and that nothing leaked to the witness. */
  public void verifyStillServing() {
    try {
      Member last = lab.member("afterwards", channel);
      admit(last, last.joinFrame());
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }

  private Member founder(String name) {
    Member member = lab.member(name, channel);
    member.peer().segmented(Segmentation.WHOLE);
    return member;
  }
}
