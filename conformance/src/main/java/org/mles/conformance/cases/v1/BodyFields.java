package org.mles.conformance.cases.v1;

import org.mles.conformance.lab.server.Member;
import org.mles.conformance.wire.Cbor;

/** Spells the fields of a member's first body, so that a case can put something between them. */
final class BodyFields {
  static final byte[] HELLO = {'h', 'i'};

  private BodyFields() {}

  /** Adds uid, channel and message. */
  static Cbor fields(Cbor body, Member member) {
    return rest(body.text("uid").text(member.uid()), member);
  }

  /** Adds channel and message. */
  static Cbor rest(Cbor body, Member member) {
    return body.text("channel").text(member.channel()).text("message").bytes(HELLO);
  }
}
