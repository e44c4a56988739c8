package org.mles.conformance.selftest.faults.v1;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;

/** Wrong ways to decode a first body. */
public enum BodyFault implements V1Fault {
  REFUSE_EMPTY_MESSAGE("refuses first frames with an empty message"),
  REFUSE_EMPTY_NAMES("refuses an empty uid"),
  FIXED_FIELD_ORDER("takes the fields in the usual order only"),
  CANONICAL_BODIES_ONLY("refuses indefinite lengths and long heads"),
  REFUSE_EXTENSIONS("refuses unknown fields"),
  LAST_DUPLICATE_WINS("takes the last of two equal fields"),
  MISSING_FIELD_IS_EMPTY("takes a missing field as empty"),
  IGNORE_TRAILER("ignores octets after the map"),
  REPLACE_INVALID_UTF8("replaces what is not UTF-8"),
  OVERLONG_UTF8("decodes overlong UTF-8"),
  WRONG_TYPES_CONVERTED("takes a number as its digits"),
  UNDECODABLE_IS_EMPTY("takes an undecodable body as three empty fields"),
  DIES_OF_NESTING("stops for ever at a deeply nested value"),
  NORMALISES_NAMES("normalises names to NFC"),
  SHORT_NAMES_ONLY("refuses names over 255 octets"),
  COUNTS_CHARACTERS("counts a name's characters where octets are meant"),
  NAMES_END_AT_NUL("cuts names at the first NUL");

  private static final List<String> USUAL = List.of("uid", "channel", "message");
  private static final int OLD_LIMIT = 255;

  private final String sentence;

  BodyFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case FIXED_FIELD_ORDER, CANONICAL_BODIES_ONLY, REFUSE_EXTENSIONS ->
          decoding(() -> new Strict(this));
      case LAST_DUPLICATE_WINS, IGNORE_TRAILER, MISSING_FIELD_IS_EMPTY, WRONG_TYPES_CONVERTED ->
          decoding(() -> new Careless(this));
      case REPLACE_INVALID_UTF8, OVERLONG_UTF8, COUNTS_CHARACTERS ->
          decoding(() -> new Misreading(this));
      case UNDECODABLE_IS_EMPTY -> decoding(Forgiving::new);
      case DIES_OF_NESTING -> decoding(Drowning::new);
      case REFUSE_EMPTY_MESSAGE, REFUSE_EMPTY_NAMES, SHORT_NAMES_ONLY -> names(this);
      case NAMES_END_AT_NUL, NORMALISES_NAMES -> names(this);
    };
  }

  private static Rules decoding(Supplier<BodyDecoder> decoder) {
    return new Rules() {
      @Override
      protected @Nullable Triple decode(byte[] body) {
        return decoder.get().decode(body);
      }
    };
  }

  private static Rules names(BodyFault fault) {
    return new Rules() {
      @Override
      protected @Nullable Triple decode(byte[] body) {
        Triple sent = super.decode(body);
        return sent == null ? null : changed(fault, sent);
      }
    };
  }

  private static @Nullable Triple changed(BodyFault fault, Triple t) {
    return switch (fault) {
      case REFUSE_EMPTY_MESSAGE -> t.message().length == 0 ? null : t;
      case REFUSE_EMPTY_NAMES -> t.uid().isEmpty() ? null : t;
      case SHORT_NAMES_ONLY -> t.uid().length() > OLD_LIMIT ? null : t;
      case NAMES_END_AT_NUL ->
          new Triple(t.uid().replaceFirst("\u0000.*", ""), t.channel(), t.message());
      default -> new Triple(composed(t.uid()), composed(t.channel()), t.message());
    };
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Takes one shape only. */
  private static final class Strict extends BodyDecoder {
    private final BodyFault fault;

    Strict(BodyFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean acceptsShape(List<String> keys, boolean isCanonical) {
      return switch (fault) {
        case FIXED_FIELD_ORDER -> keys.equals(USUAL);
        case CANONICAL_BODIES_ONLY -> isCanonical;
        default -> Set.copyOf(USUAL).containsAll(keys);
      };
    }
  }

  /** Overlooks one kind of error. */
  private static final class Careless extends BodyDecoder {
    private final BodyFault fault;

    Careless(BodyFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean ignores(byte[] trailer) {
      return fault == BodyFault.IGNORE_TRAILER;
    }

    @Override
    protected Object duplicate(Object first, Object second) {
      return fault == BodyFault.LAST_DUPLICATE_WINS ? second : super.duplicate(first, second);
    }

    @Override
    protected String nameFrom(String field, @Nullable Object value) {
      if (value == null && fault == BodyFault.MISSING_FIELD_IS_EMPTY) {
        return "";
      } else if (value instanceof Long number && fault == BodyFault.WRONG_TYPES_CONVERTED) {
        return number.toString();
      }
      return super.nameFrom(field, value);
    }

    @Override
    protected byte[] messageFrom(@Nullable Object value) {
      return value == null && fault == BodyFault.MISSING_FIELD_IS_EMPTY
          ? new byte[0]
          : super.messageFrom(value);
    }
  }

  /** Makes text of what is none, or other text of what is. */
  private static final class Misreading extends BodyDecoder {
    private final BodyFault fault;

    Misreading(BodyFault fault) {
      this.fault = fault;
    }

    @Override
    protected String utf8(byte[] octets) throws CharacterCodingException {
      return switch (fault) {
        case REPLACE_INVALID_UTF8 -> new String(octets, StandardCharsets.UTF_8);
        case COUNTS_CHARACTERS -> {
          String right = super.utf8(octets);
          yield right.substring(0, Math.max(0, 2 * right.length() - octets.length));
        }
        default -> octets.length == 2 ? overlong(octets) : super.utf8(octets);
      };
    }

    private static String overlong(byte[] octets) {
      int point = ((octets[0] & 0x1F) << 6) | (octets[1] & 0x3F);
      return Character.toString(point);
    }
  }

  /** Takes anything for three empty fields. */
  private static final class Forgiving extends BodyDecoder {
    @Override
    protected Triple undecodable() {
      return new Triple("", "", new byte[0]);
    }
  }

  /** Never comes back from a deep value. */
  private static final class Drowning extends BodyDecoder {
    @Override
    protected void tooDeep() {
      Object never = new Object();
      synchronized (never) {
        try {
          while (true) {
            never.wait();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
