package org.mles.conformance.selftest.faults.v2;

import java.util.List;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.WireRules;

/** Wrong ways to put a message together, and to take its masks off. */
public enum V2FragmentFault implements V2Fault {
  V2_MASK_OF_FIRST_FRAME("takes the mask of a connection's first frame off all of them"),
  V2_MASK_OF_FIRST_FRAGMENT("takes the mask of the first fragment off a whole message"),
  V2_MASK_OF_MESSAGE_FOR_PING("takes the mask of a message off a ping that comes inside"),
  V2_MASK_GOES_ON("goes on in the mask of a fragment where the one before ended"),
  V2_EMPTY_END_IGNORED("does not see that an empty fragment is the last"),
  V2_FRAGMENTS_COUNTED("refuses messages in more than a hundred fragments"),
  V2_JOINS_LAST_TWO("keeps the last two fragments of a message alone");

  private static final int MOST_FRAGMENTS = 100;

  private final String does;

  V2FragmentFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    return new V2Rules().with(new Joining(this));
  }

  /** Joins fragments wrongly, or takes the wrong mask off. */
  private static final class Joining extends WireRules {
    private final V2FragmentFault fault;

    Joining(V2FragmentFault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] mask(FrameHead frame, FrameHead message, FrameHead connection) {
      return switch (fault) {
        case V2_MASK_OF_FIRST_FRAME -> connection.mask();
        case V2_MASK_OF_FIRST_FRAGMENT -> frame.isControl() ? frame.mask() : message.mask();
        case V2_MASK_OF_MESSAGE_FOR_PING -> frame.isControl() ? message.mask() : frame.mask();
        default -> super.mask(frame, message, connection);
      };
    }

    @Override
    protected int maskBegins(long before) {
      return fault == V2_MASK_GOES_ON ? (int) (before & 3) : super.maskBegins(before);
    }

    @Override
    protected boolean ends(FrameHead head) {
      boolean unseen = fault == V2_EMPTY_END_IGNORED && goesOn(head) && head.length() == 0;
      return super.ends(head) && !unseen;
    }

    private static boolean goesOn(FrameHead head) {
      return head.opcode() == 0;
    }

    @Override
    protected void judgeCount(int fragments) throws Offence {
      require(fault != V2_FRAGMENTS_COUNTED || fragments <= MOST_FRAGMENTS, "too many fragments");
    }

    @Override
    protected byte[] joined(List<byte[]> fragments) {
      int from = fault == V2_JOINS_LAST_TWO ? Math.max(0, fragments.size() - 2) : 0;
      return super.joined(fragments.subList(from, fragments.size()));
    }
  }
}
