package org.mles.conformance.cases.v1.crowd;

import java.util.Arrays;
import java.util.Locale;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.wire.RawFrame;

/** Ways in which a member's connection ends. */
enum Departure {
  FIN {
    @Override
    void end(Member member) {
      member.peer().finish();
    }
  },
  RESET {
    @Override
    void end(Member member) {
      member.peer().reset();
    }
  },
  FIN_INSIDE_HEADER {
    @Override
    void end(Member member) {
      sendPart(member, RawFrame.HEADER_OCTETS - 3);
      member.peer().finish();
    }
  },
  FIN_INSIDE_BODY {
    @Override
    void end(Member member) {
      sendPart(member, RawFrame.HEADER_OCTETS + 3);
      member.peer().finish();
    }
  },
  RESET_INSIDE_BODY {
    @Override
    void end(Member member) {
      sendPart(member, RawFrame.HEADER_OCTETS + 3);
      member.peer().reset();
    }
  },
  BAD_HEADER {
    @Override
    void end(Member member) {
      member.peer().send(member.frame("bad").withType('X').encode());
    }
  };

  /** Ends it. */
  abstract void end(Member member);

  private static void sendPart(Member member, int octets) {
    member.peer().send(Arrays.copyOf(member.frame("cut off").encode(), octets));
  }

  /** Returns the words for it. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
