package org.mles.conformance.selftest.faults.v1;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.JoinKey;

/** Wrong ways to read one field of a first body, or its name. */
public enum FieldFault implements V1Fault {
  KEY_NAMES_WITHOUT_CASE("compares the names of fields without case"),
  KEY_NAMES_END_AT_NUL("compares the names of fields up to a NUL"),
  FIRST_DUPLICATE_WINS("takes the first of two equal fields"),
  MISSING_CHANNEL_IS_EMPTY("takes a missing channel as empty"),
  REFUSE_EMPTY_CHANNEL("refuses an empty channel"),
  IGNORES_ZEROS_BEHIND("ignores zeros after the map"),
  LATIN_1_IF_NOT_UTF8("takes what is not UTF-8 for Latin-1"),
  RAW_NAMES("hashes names without asking whether they are UTF-8"),
  STRIPS_BYTE_ORDER_MARK("strips a byte order mark from names"),
  NAMES_OF_FIFTEEN_BITS("refuses names over 32767 octets"),
  NULL_IS_EMPTY("takes null as empty"),
  ANY_MESSAGE("takes a message of any type as empty"),
  MISSING_BREAK_FORGIVEN("takes the end of the body for the break that is missing"),
  CHUNKS_OF_ANY_TYPE("joins chunks of text and octets"),
  REFUSES_HEADS_OF_NINE("refuses heads of nine octets that could be shorter");

  /**
   * Marks a name that is no text in the model, which keeps names as text: no text begins with half
   * a pair, and some do with the other half.
   */
  private static final String RAW = "\uDC00";

  private static final int FIFTEEN_BITS = 0x7FFF;

  private final String sentence;

  FieldFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return new Rules() {
      @Override
      protected @Nullable Triple decode(byte[] body) {
        Triple sent = new Reader(FieldFault.this).decode(body);
        return sent == null ? null : changed(sent);
      }

      @Override
      protected long hash(List<String> strings) {
        return JoinKey.of(strings.stream().map(FieldFault::octets).toList());
      }
    };
  }

  private static byte[] octets(String name) {
    return name.startsWith(RAW)
        ? name.substring(RAW.length()).getBytes(StandardCharsets.ISO_8859_1)
        : name.getBytes(StandardCharsets.UTF_8);
  }

  private @Nullable Triple changed(Triple sent) {
    return switch (this) {
      case REFUSE_EMPTY_CHANNEL -> sent.channel().isEmpty() ? null : sent;
      case NAMES_OF_FIFTEEN_BITS -> isLong(sent.uid()) || isLong(sent.channel()) ? null : sent;
      case STRIPS_BYTE_ORDER_MARK -> renamed(sent, name -> name.replaceFirst("^\uFEFF", ""));
      default -> sent;
    };
  }

  private static boolean isLong(String name) {
    return octets(name).length > FIFTEEN_BITS;
  }

  private static Triple renamed(Triple sent, Function<String, String> change) {
    return new Triple(change.apply(sent.uid()), change.apply(sent.channel()), sent.message());
  }

  /** Overlooks something about one field. */
  private static final class Reader extends BodyDecoder {
    private final FieldFault fault;

    Reader(FieldFault fault) {
      this.fault = fault;
    }

    @Override
    protected String field(String key) {
      return switch (fault) {
        case KEY_NAMES_WITHOUT_CASE -> key.toLowerCase(Locale.ROOT);
        case KEY_NAMES_END_AT_NUL -> key.replaceFirst("\u0000.*", "");
        default -> key;
      };
    }

    @Override
    protected Object duplicate(Object first, Object second) {
      return fault == FIRST_DUPLICATE_WINS ? first : super.duplicate(first, second);
    }

    @Override
    protected String nameFrom(String field, @Nullable Object value) {
      boolean missing =
          fault == MISSING_CHANNEL_IS_EMPTY && field.equals("channel") && value == null;
      return missing || isNull(value) ? "" : super.nameFrom(field, value);
    }

    @Override
    protected byte[] messageFrom(@Nullable Object value) {
      boolean any = fault == ANY_MESSAGE && value != null;
      return any || isNull(value) ? new byte[0] : super.messageFrom(value);
    }

    private boolean isNull(@Nullable Object value) {
      return fault == NULL_IS_EMPTY && value instanceof Simple simple && simple.isNull();
    }

    @Override
    protected boolean ignores(byte[] trailer) {
      return fault == IGNORES_ZEROS_BEHIND
          && new String(trailer, StandardCharsets.ISO_8859_1).matches("\u0000+");
    }

    @Override
    protected String utf8(byte[] octets) throws CharacterCodingException {
      try {
        return super.utf8(octets);
      } catch (CharacterCodingException e) {
        String latin = new String(octets, StandardCharsets.ISO_8859_1);
        return switch (fault) {
          case LATIN_1_IF_NOT_UTF8 -> latin;
          case RAW_NAMES -> RAW + latin;
          default -> throw e;
        };
      }
    }

    @Override
    protected boolean endsWithBody() {
      return fault == MISSING_BREAK_FORGIVEN;
    }

    @Override
    protected boolean takesChunk(int major, int chunk) {
      return fault == CHUNKS_OF_ANY_TYPE || super.takesChunk(major, chunk);
    }

    @Override
    protected boolean takesHead(int octets, boolean shortest) {
      return fault != REFUSES_HEADS_OF_NINE || octets < Long.BYTES || shortest;
    }
  }
}
