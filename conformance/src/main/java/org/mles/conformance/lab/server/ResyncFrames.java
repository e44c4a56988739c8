package org.mles.conformance.lab.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Makes the frames of a resync. Thread: case. */
public final class ResyncFrames {
  private static final int ITEMS = 3;

  private ResyncFrames() {}

  /** Returns {@code count} frames of a channel that begin with the join of {@code member}. */
  public static List<RawFrame> items(Member member, int count) {
    return items(member, count, 1);
  }

  /** Returns the same with messages of {@code octets}. */
  public static List<RawFrame> items(Member member, int count, int octets) {
    List<RawFrame> items = new ArrayList<>();
    items.add(member.joinFrame());
    for (int i = 1; i < count; i++) {
      String uid = member.uid() + "-" + i;
      byte[] message = new byte[octets];
      Arrays.fill(message, (byte) i);
      byte[] body = Body.message(uid, member.channel(), message);
      items.add(RawFrame.of(member.key() + i, body));
    }
    return items;
  }

  /**
   * Proves that a resync is refused for what is wrong with it alone: a whole one is taken before.
   *
   * @param broken makes it from the member and the items that would be whole
   */
  public static void refuses(
      Lab lab, Room room, BiFunction<Member, List<RawFrame>, RawFrame> broken) {
    Member before = lab.member("peer-twin", room.channel());
    List<RawFrame> whole = items(before, ITEMS);
    before.peer().send(resync(before, whole));
    lab.scene()
        .control(
            () -> {
              room.hears(whole);
              return before;
            });
    Member bad = lab.member("peer", room.channel());
    List<RawFrame> items = items(bad, ITEMS);
    RawFrame twin = resync(bad, items);
    bad.peer().send(OneDifference.between(twin, broken.apply(bad, items).encode()));
    bad.expect().closed();
    room.quiet();
  }

  /** Returns the resync of {@code items}, with the header of {@code member}. */
  public static RawFrame resync(Member member, List<RawFrame> items) {
    List<byte[]> encoded = items.stream().map(RawFrame::encode).toList();
    return member.joinFrame().withBody(Body.resync(encoded));
  }
}
