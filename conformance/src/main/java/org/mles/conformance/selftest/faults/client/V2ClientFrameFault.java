package org.mles.conformance.selftest.faults.client;

import org.mles.conformance.selftest.faults.v2.V2FrameFault;
import org.mles.conformance.selftest.model.client.V2ClientRules;

/** What clients do wrong with frames: the same as servers. */
public enum V2ClientFrameFault implements V2ClientFault {
  CLIENT_V2_MASKED_TAKEN(V2FrameFault.V2_UNMASKED_TAKEN, "takes frames with a mask"),
  CLIENT_V2_RESERVED_BITS_TAKEN(V2FrameFault.V2_RESERVED_BITS_TAKEN),
  CLIENT_V2_WRONG_ERROR_CODE(V2FrameFault.V2_WRONG_ERROR_CODE),
  CLIENT_V2_RESERVED_OPCODES_IGNORED(V2FrameFault.V2_RESERVED_OPCODES_IGNORED),
  CLIENT_V2_LONG_LENGTHS_TAKEN(V2FrameFault.V2_LONG_LENGTHS_TAKEN),
  CLIENT_V2_HIGHEST_BIT_IGNORED(V2FrameFault.V2_HIGHEST_BIT_IGNORED),
  CLIENT_V2_MEDIUM_LENGTH_SIGNED(V2FrameFault.V2_MEDIUM_LENGTH_SIGNED),
  CLIENT_V2_LONG_CONTROL_TAKEN(V2FrameFault.V2_LONG_CONTROL_TAKEN),
  CLIENT_V2_CONTROL_FRAGMENTS_TAKEN(V2FrameFault.V2_CONTROL_FRAGMENTS_TAKEN),
  CLIENT_V2_FRAME_IN_ONE_READ(V2FrameFault.V2_FRAME_IN_ONE_READ),
  CLIENT_V2_DROPS_REST_OF_READ(V2FrameFault.V2_DROPS_REST_OF_READ),
  CLIENT_V2_CONTROL_ENDS_MESSAGE(V2FrameFault.V2_CONTROL_ENDS_MESSAGE),
  CLIENT_V2_EMPTY_FRAGMENT_REFUSED(V2FrameFault.V2_EMPTY_FRAGMENT_REFUSED),
  CLIENT_V2_CONTINUATION_STARTS(V2FrameFault.V2_CONTINUATION_STARTS),
  CLIENT_V2_MESSAGE_INSIDE_MESSAGE(V2FrameFault.V2_MESSAGE_INSIDE_MESSAGE),
  CLIENT_V2_ANY_TEXT(V2FrameFault.V2_ANY_TEXT, "takes texts that are not UTF-8"),
  CLIENT_V2_UTF8_PER_FRAGMENT(V2FrameFault.V2_UTF8_PER_FRAGMENT),
  CLIENT_V2_NO_PONG(V2FrameFault.V2_NO_PONG),
  CLIENT_V2_EMPTY_PONG(V2FrameFault.V2_EMPTY_PONG),
  CLIENT_V2_PONG_IS_ERROR(V2FrameFault.V2_PONG_IS_ERROR),
  CLIENT_V2_CLOSE_OF_ONE_OCTET(V2FrameFault.V2_CLOSE_OF_ONE_OCTET),
  CLIENT_V2_ANY_CLOSE_CODE(V2FrameFault.V2_ANY_CLOSE_CODE),
  CLIENT_V2_ANY_REASON(V2FrameFault.V2_ANY_REASON),
  CLIENT_V2_CLOSE_UNANSWERED(V2FrameFault.V2_CLOSE_UNANSWERED),
  CLIENT_V2_CLOSE_IS_1000(V2FrameFault.V2_CLOSE_IS_1000),
  CLIENT_V2_SENDS_AFTER_CLOSE(V2FrameFault.V2_SENDS_AFTER_CLOSE);

  private final V2FrameFault same;
  private final String does;

  V2ClientFrameFault(V2FrameFault same) {
    this(same, same.does());
  }

  V2ClientFrameFault(V2FrameFault same, String does) {
    this.same = same;
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2ClientRules rules() {
    return new V2ClientRules().with(same.rules().wire());
  }
}
