package org.mles.conformance.cases;

import org.mles.conformance.wire.Cbor;

/** Spells the fields of a member's first body, so that a case can put something between them. */
final class FirstBody {
  static final byte[] HELLO = {'h', 'i'};

  private FirstBody() {}

  /** Adds uid, channel and message. */
  static Cbor fields(Cbor body, Member member) {
    return rest(body.text("uid").text(member.uid()), member);
  }

  /** Adds channel and message. */
  static Cbor rest(Cbor body, Member member) {
    return body.text("channel").text(member.channel()).text("message").bytes(HELLO);
  }
}
