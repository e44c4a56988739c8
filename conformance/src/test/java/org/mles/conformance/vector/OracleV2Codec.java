package org.mles.conformance.vector;

import tools.jackson.databind.node.ObjectNode;

/**
 * A codec of version 2 that shares nothing with the generator and nothing with the reference, and
 * makes one mistake if asked for.
 */
final class OracleV2Codec implements CodecSubject {
  private final Bug bug;

  OracleV2Codec(Bug bug) {
    this.bug = bug;
  }

  @Override
  public Answer ask(Op op, ObjectNode in) {
    try {
      return switch (op) {
        case WS_DECODE -> new Answer.Accepted(new OracleSocket(bug, in).decode());
        case WS_ENCODE -> new Answer.Accepted(OracleSocketFrame.encode(bug, in));
        case V2_DECODE -> new Answer.Accepted(new OracleFirst(bug, in).decode());
        case V2_ENCODE -> new Answer.Accepted(new OracleFirst(bug, in).encode());
        case V2_AUTH -> new Answer.Accepted(new OracleFirst(bug, in).auth());
        default -> new Answer.Declined();
      };
    } catch (IllegalArgumentException e) {
      return new Answer.Refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {}
}
