package org.mles.conformance.selftest.faults.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.client.SayRules;
import org.mles.conformance.selftest.model.client.V2ClientRules;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.SipHash;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways of clients of version 2 to join and to speak. */
public enum V2ClientSayFault implements V2ClientFault {
  CLIENT_V2_WAITS_FOR_GREETING("joins only when the server has said something"),
  CLIENT_V2_BINARY_FIRST("says its first message as binary"),
  CLIENT_V2_ARRAY_FIRST("joins with an array of names"),
  CLIENT_V2_SWAPS_NAMES("takes its uid for the channel, and the channel for its uid"),
  CLIENT_V2_NO_ESCAPES("writes names into JSON as they are"),
  CLIENT_V2_ASCII_NAMES("writes question marks for what is not ASCII in names"),
  CLIENT_V2_KEY_UNUSED("does not hash the shared key"),
  CLIENT_V2_KEY_FIRST("hashes the shared key before the names"),
  CLIENT_V2_SEPARATES("hashes 0xFF behind each part"),
  CLIENT_V2_NO_AUTH("sends no token without a shared key"),
  CLIENT_V2_UPPER_CASE_AUTH("writes its token in upper case"),
  CLIENT_V2_SHORT_AUTH("leaves leading zeros out of its token"),
  CLIENT_V2_UNMASKED("masks nothing"),
  CLIENT_V2_SAME_MASK("masks each frame with the same key"),
  CLIENT_V2_COUNTED_MASK("counts its masking keys"),
  CLIENT_V2_TRIMS("cuts white space off its messages"),
  CLIENT_V2_ALL_IS_TEXT("says everything as text"),
  CLIENT_V2_CUTS_LONG("says no more than 65 535 octets of a message");

  private static final int MEDIUM_OCTETS = 65_535;

  private final String does;

  V2ClientSayFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2ClientRules rules() {
    return new V2ClientRules().with(new Saying(this));
  }

  /** Says things wrongly. */
  private static final class Saying extends SayRules {
    private final V2ClientSayFault fault;
    private int count;

    Saying(V2ClientSayFault fault) {
      this.fault = fault;
    }

    @Override
    protected void beforeFirst(Input in) throws IOException {
      if (fault == CLIENT_V2_WAITS_FOR_GREETING) {
        in.peek();
      }
    }

    @Override
    protected WsMessage first(Invitation invitation) {
      return WsMessage.of(fault != CLIENT_V2_BINARY_FIRST, NFirst.utf8(json(invitation)));
    }

    @Override
    protected String json(Invitation sent) {
      return switch (fault) {
        case CLIENT_V2_ARRAY_FIRST ->
            "[" + string(sent.uid()) + "," + string(sent.channel()) + ",\"" + auth(sent) + "\"]";
        case CLIENT_V2_SWAPS_NAMES ->
            super.json(sent)
                .replace("{\"uid\":", "{\"channel \":")
                .replace(",\"channel\":", ",\"uid\":")
                .replace("\"channel \":", "\"channel\":");
        default -> super.json(sent);
      };
    }

    @Override
    protected String string(String name) {
      return switch (fault) {
        case CLIENT_V2_NO_ESCAPES -> "\"" + name + "\"";
        case CLIENT_V2_ASCII_NAMES -> super.string(name.replaceAll("[^ -~]", "?"));
        default -> super.string(name);
      };
    }

    @Override
    protected @Nullable String auth(Invitation invitation) {
      String right = super.auth(invitation);
      if (right == null) {
        return null;
      }
      return switch (fault) {
        case CLIENT_V2_NO_AUTH -> invitation.settings().sharedKey() == null ? null : right;
        case CLIENT_V2_UPPER_CASE_AUTH -> right.toUpperCase(Locale.ROOT);
        case CLIENT_V2_SHORT_AUTH -> right.replaceFirst("^0+", "");
        default -> right;
      };
    }

    @Override
    protected long token(@Nullable String key, String uid, String channel) {
      return switch (fault) {
        case CLIENT_V2_KEY_UNUSED -> V2First.token(null, uid, channel);
        case CLIENT_V2_KEY_FIRST ->
            SipHash.of(NFirst.utf8((key == null ? "" : key) + uid + channel));
        case CLIENT_V2_SEPARATES -> SipHash.of(NFirst.strings(key, uid, channel));
        default -> super.token(key, uid, channel);
      };
    }

    @Override
    protected WsMessage message(byte[] line) {
      return switch (fault) {
        case CLIENT_V2_TRIMS ->
            super.message(
                new String(line, StandardCharsets.ISO_8859_1)
                    .strip()
                    .getBytes(StandardCharsets.ISO_8859_1));
        case CLIENT_V2_ALL_IS_TEXT -> WsMessage.of(true, line);
        case CLIENT_V2_CUTS_LONG ->
            super.message(Arrays.copyOf(line, Math.min(line.length, MEDIUM_OCTETS)));
        default -> super.message(line);
      };
    }

    @Override
    protected byte[] octets(WsFrame frame) {
      return fault == CLIENT_V2_UNMASKED ? frame.withMask(null).encode() : super.octets(frame);
    }

    @Override
    protected int mask() {
      return switch (fault) {
        case CLIENT_V2_SAME_MASK -> 0x37FA_213D;
        case CLIENT_V2_COUNTED_MASK -> ++count;
        default -> super.mask();
      };
    }
  }
}
