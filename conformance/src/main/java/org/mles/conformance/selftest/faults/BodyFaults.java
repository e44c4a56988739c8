package org.mles.conformance.selftest.faults;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;

/** Wrong ways to decode a first body. */
final class BodyFaults {
  private static final List<String> USUAL = List.of("uid", "channel", "message");
  private static final int OLD_LIMIT = 255;

  private BodyFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case FIXED_FIELD_ORDER, CANONICAL_BODIES_ONLY, REFUSE_EXTENSIONS ->
          decoding(() -> new Strict(fault));
      case LAST_DUPLICATE_WINS, IGNORE_TRAILER, MISSING_FIELD_IS_EMPTY, WRONG_TYPES_CONVERTED ->
          decoding(() -> new Careless(fault));
      case REPLACE_INVALID_UTF8, OVERLONG_UTF8, COUNTS_CHARACTERS ->
          decoding(() -> new Misreading(fault));
      case UNDECODABLE_IS_EMPTY -> decoding(Forgiving::new);
      case DIES_OF_NESTING -> decoding(Drowning::new);
      case REFUSE_EMPTY_MESSAGE, REFUSE_EMPTY_NAMES, SHORT_NAMES_ONLY -> names(fault);
      case NAMES_END_AT_NUL, NORMALISES_NAMES -> names(fault);
      default -> null;
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

  private static Rules names(Fault fault) {
    return new Rules() {
      @Override
      protected @Nullable Triple decode(byte[] body) {
        Triple sent = super.decode(body);
        return sent == null ? null : changed(fault, sent);
      }
    };
  }

  private static @Nullable Triple changed(Fault fault, Triple t) {
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
    private final Fault fault;

    Strict(Fault fault) {
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
    private final Fault fault;

    Careless(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean ignoresTrailer() {
      return fault == Fault.IGNORE_TRAILER;
    }

    @Override
    protected boolean lastDuplicateWins() {
      return fault == Fault.LAST_DUPLICATE_WINS;
    }

    @Override
    protected String nameFrom(@Nullable Object value) {
      if (value == null && fault == Fault.MISSING_FIELD_IS_EMPTY) {
        return "";
      } else if (value instanceof Long number && fault == Fault.WRONG_TYPES_CONVERTED) {
        return number.toString();
      }
      return super.nameFrom(value);
    }

    @Override
    protected byte[] messageFrom(@Nullable Object value) {
      return value == null && fault == Fault.MISSING_FIELD_IS_EMPTY
          ? new byte[0]
          : super.messageFrom(value);
    }
  }

  /** Makes text of what is none, or other text of what is. */
  private static final class Misreading extends BodyDecoder {
    private final Fault fault;

    Misreading(Fault fault) {
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
