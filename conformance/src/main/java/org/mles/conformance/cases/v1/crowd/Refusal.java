package org.mles.conformance.cases.v1.crowd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** What may come in place of a first frame and joins nobody; FIN follows. */
enum Refusal {
  NOTHING(member -> new byte[0]),
  HALF_A_HEADER(member -> Arrays.copyOf(join(member), 9)),
  HALF_A_BODY(member -> Arrays.copyOf(join(member), 30)),
  WRONG_TYPE(member -> member.joinFrame().withType('X').encode()),
  LENGTH_0(member -> member.joinFrame().withBody(new byte[0]).encode()),
  WRONG_KEY(member -> member.joinFrame().withKey(~member.key()).encode()),
  NO_BODY(member -> member.joinFrame().withBody(new byte[] {'n', 'o'}).encode()),
  BODY_AND_MORE(Refusal::bodyAndMore),
  RESYNC_WITH_WRONG_KEY(
      member -> resync(member, member.joinFrame().withKey(~member.key()).encode())),
  RESYNC_WITH_BROKEN_ITEM(member -> resync(member, join(member), new byte[] {'M', 0, 0}));

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Function<Member, byte[]> octets;

  Refusal(Function<Member, byte[]> octets) {
    this.octets = octets;
  }

  /** Sends it for {@code member}. */
  void send(Member member) {
    member.peer().send(octets.apply(member));
    member.peer().finish();
  }

  /** Returns the words for it. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static byte[] join(Member member) {
    return member.joinFrame().encode();
  }

  private static byte[] bodyAndMore(Member member) {
    RawFrame join = member.joinFrame();
    return join.withBody(Arrays.copyOf(join.body(), join.body().length + 1)).encode();
  }

  private static byte[] resync(Member member, byte[]... items) {
    return member.joinFrame().withBody(Body.resync(List.of(items))).encode();
  }
}
