package org.mles.conformance.lab.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;

/**
 * A channel of the N draft with two proven members, as {@link Room} is one of version 1. There is
 * no answer to a join and first frames are delivered to nobody, so whoever joins says hello at
 * once: when the witness hears it, the join is done. Draft.
 *
 * <p>Thread: case.
 */
public final class NRoom {
  private final Lab lab;
  private final String channel;
  private final NMember usher;
  private final NMember witness;

  /** What the channel carried, one element for each send; the first two may be swapped. */
  private final List<byte[]> past = new ArrayList<>();

  private NRoom(Lab lab, String channel) {
    this.lab = lab;
    this.channel = channel;
    usher = lab.nMember("usher", channel);
    witness = lab.nMember("witness", channel);
  }

  public static NRoom open(Lab lab, String channel) {
    NRoom room = new NRoom(lab, channel);
    for (NMember founder : List.of(room.usher, room.witness)) {
      founder.peer().send(founder.first());
      room.past.add(founder.say(room.token("hello")));
    }
    RawPeer.awaitFirst(room.usher.peer(), room.witness.peer());
    room.witness.stream().until(room.sentinel());
    room.usher.stream().until(room.record(room.witness.say(room.token("answer"))));
    return room;
  }

  public String channel() {
    return channel;
  }

  public NMember usher() {
    return usher;
  }

  public NMember witness() {
    return witness;
  }

  /** Returns a text that occurs nowhere else. */
  public String token(String stem) {
    return "<" + lab.scene().unique(stem) + ">";
  }

  /** Joins a fresh member, proves it, and takes its replay. */
  public NMember join(String name) {
    return lab.scene()
        .control(
            () -> {
              NMember member = lab.nMember(name, channel);
              admit(member, member.first());
              return member;
            });
  }

  /**
   * Sends a first frame that must be accepted and proves that it was.
   *
   * @return what the member got of the past
   */
  public byte[] admit(NMember member, byte[] first) {
    member.peer().send(first);
    hears(member.say(token("hello")));
    byte[] sentinel = sentinel();
    witness.stream().exactly(sentinel);
    return member.stream().until(sentinel);
  }

  /** Waits until the witness has heard exactly these octets. */
  public void hears(byte[] octets) {
    witness.stream().exactly(record(octets));
  }

  /** Proves that the witness heard nothing since it was last asked. */
  public void quiet() {
    witness.stream().exactly(sentinel());
  }

  /** Proves that neither the witness nor {@code member} heard anything since last asked. */
  public void quiet(NMember member) {
    byte[] sentinel = sentinel();
    witness.stream().exactly(sentinel);
    member.stream().exactly(sentinel);
  }

  /**
   * Proves that a first frame is refused for what is wrong with it: a twin is served before, the
   * very same member with the honest frame after, and nothing leaked.
   */
  public void refuses(String name, Function<NMember, byte[]> malformed) {
    join(name + "-twin");
    NMember bad = lab.nMember(name, channel);
    bad.peer().send(malformed.apply(bad));
    bad.stream().closed();
    quiet();
    NMember good = lab.nMemberAs(name + " again", bad.uid(), channel);
    admit(good, good.first());
  }

  /** Proves that a first frame, made from the honest member, joins it. */
  public NMember accepts(String name, Function<NMember, byte[]> first) {
    NMember member = lab.nMember(name, channel);
    admit(member, first.apply(member));
    return member;
  }

  /** Proves that {@code replay} is an end of what the channel carried that begins with a send. */
  public void expectEndOfPast(byte[] replay, int sends) {
    List<byte[]> carried = new ArrayList<>(past.subList(0, sends));
    boolean found = isEnd(carried, replay);
    Collections.swap(carried, 0, 1);
    if (!found && !isEnd(carried, replay)) {
      throw new ConformanceFailure(
          "a joiner expected nothing or an end of the stream that begins with a chunk; saw "
              + replay.length
              + " octets that are none",
          "history of a joiner");
    }
  }

  private static boolean isEnd(List<byte[]> carried, byte[] replay) {
    for (int from = 0; from <= carried.size(); from++) {
      ByteArrayOutputStream end = new ByteArrayOutputStream();
      carried.subList(from, carried.size()).forEach(end::writeBytes);
      if (Arrays.equals(end.toByteArray(), replay)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many sends the channel has carried. */
  public int sends() {
    return past.size();
  }

  /** Sends a sentinel from the usher. */
  public byte[] sentinel() {
    return record(usher.say(token("sentinel")));
  }

  private byte[] record(byte[] octets) {
    past.add(octets);
    return octets;
  }

  /** Proves that a newcomer is served and that nothing leaked to the witness. */
  public void verifyStillServing() {
    try {
      NMember last = lab.nMember("afterwards", channel);
      admit(last, last.first());
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }
}
