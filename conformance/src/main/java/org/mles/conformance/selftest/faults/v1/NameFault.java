package org.mles.conformance.selftest.faults.v1;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** Wrong ideas of which names are the same, and of what is a name. */
public enum NameFault implements V1Fault {
  FOLDS_CASE_BEYOND_ASCII("compares channel names without case where they are not ASCII"),
  NORMALISES_CHANNELS("compares channel names in their normal form"),
  COMPATIBLE_CHANNELS("compares channel names with compatible characters made one"),
  CUTS_CHANNELS("compares the first 255 octets of channel names"),
  CHANNELS_END_AT_NUL("compares channel names up to the first NUL"),
  PADS_CHANNELS("compares channel names without the NULs at their ends"),
  CHANNELS_WITHOUT_CONTROLS("compares channel names without control characters"),
  CHANNELS_BY_HASH("tells channels apart by a hash of 32 bits"),
  UNESCAPES_CHANNELS("takes a percent sign in a channel name for an escape"),
  KEYS_WITHOUT_CASE("accepts the key of the names in lower case too"),
  KEYS_END_AT_NUL("accepts the key of the names up to the first NUL too"),
  REFUSES_CONTROLS("refuses names with control characters"),
  SIXTEEN_BIT_CHARACTERS("refuses names with characters beyond 16 bits"),
  NAMES_OF_4095("refuses names over 4095 octets"),
  FIRST_OF_64K("refuses first bodies over 65535 octets");

  private static final int SHORT_BUFFER = 255;
  private static final int PAGE = 4096;

  private final String sentence;

  NameFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return new Names(this);
  }

  /** Mistakes a name for another. */
  private static final class Names extends Rules {
    private final NameFault fault;

    Names(NameFault fault) {
      this.fault = fault;
    }

    @Override
    protected String channelName(String sent) {
      return switch (fault) {
        case FOLDS_CASE_BEYOND_ASCII -> foldedBeyondAscii(sent);
        case NORMALISES_CHANNELS -> Normalizer.normalize(sent, Normalizer.Form.NFC);
        case COMPATIBLE_CHANNELS -> Normalizer.normalize(sent, Normalizer.Form.NFKC);
        case CUTS_CHANNELS -> sent.substring(0, Math.min(SHORT_BUFFER, sent.length()));
        case CHANNELS_END_AT_NUL -> sent.replaceFirst("(?s)\u0000.*", "");
        case PADS_CHANNELS -> sent.replaceFirst("\u0000+$", "");
        case CHANNELS_WITHOUT_CONTROLS -> sent.replaceAll("\\p{Cc}", "");
        case CHANNELS_BY_HASH -> Integer.toHexString(sent.hashCode());
        case UNESCAPES_CHANNELS -> sent.replace("%41", "A");
        default -> sent;
      };
    }

    private static String foldedBeyondAscii(String name) {
      StringBuilder folded = new StringBuilder();
      name.codePoints()
          .map(c -> c < 0x80 ? c : Character.toLowerCase(c))
          .forEach(folded::appendCodePoint);
      return folded.toString();
    }

    @Override
    protected boolean isKey(
        ModelServer server, Connection connection, Triple sent, RawFrame frame) {
      return super.isKey(server, connection, sent, frame)
          || super.isKey(server, connection, mistaken(sent), frame);
    }

    private Triple mistaken(Triple sent) {
      return new Triple(mistaken(sent.uid()), mistaken(sent.channel()), sent.message());
    }

    private String mistaken(String name) {
      return switch (fault) {
        case KEYS_WITHOUT_CASE -> name.toLowerCase(Locale.ROOT);
        case KEYS_END_AT_NUL -> name.replaceFirst("(?s)\u0000.*", "");
        default -> name;
      };
    }

    @Override
    protected @Nullable Triple decode(byte[] body) {
      Triple sent = super.decode(body);
      return sent == null || isRefused(sent.uid()) || isRefused(sent.channel()) ? null : sent;
    }

    private boolean isRefused(String name) {
      return switch (fault) {
        case REFUSES_CONTROLS -> name.chars().anyMatch(Character::isISOControl);
        case SIXTEEN_BIT_CHARACTERS -> name.chars().anyMatch(c -> Character.isSurrogate((char) c));
        case NAMES_OF_4095 -> name.getBytes(StandardCharsets.UTF_8).length >= PAGE;
        default -> false;
      };
    }

    @Override
    protected boolean isFirstLength(Connection connection, int length) {
      boolean fits = fault != FIRST_OF_64K || length < 1 << 16;
      return fits && super.isFirstLength(connection, length);
    }
  }
}
