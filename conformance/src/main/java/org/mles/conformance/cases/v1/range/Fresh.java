package org.mles.conformance.cases.v1.range;

import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;

/** CIDs for members of one name. Thread: case. */
final class Fresh {
  private Fresh() {}

  /** Returns the CID that belongs to a name which nobody else has. */
  static int cid(Lab lab, Member member) {
    return (int) lab.key(member.peer(), lab.scene().unique("cid"), member.channel());
  }
}
