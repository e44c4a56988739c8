package org.mles.frame;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as RFC 8259 has it, from octets of strangers: nothing is guessed, nothing is let pass.
 * Thread: any.
 */
public final class StrictJson {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** As deep as the JSON of the original goes. */
  private static final int DEEPEST = 128;

  private final JsonFactory factory;

  private StrictJson(JsonFactory factory) {
    this.factory = factory;
  }

  /** Reads texts of at most {@code octets} octets, which is how long a string may be, too. */
  public static StrictJson upTo(int octets) {
    return new StrictJson(
        JsonFactory.builder()
            // Names come from strangers: a shared table of them would be theirs to fill.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(octets)
                    .maxNameLength(octets)
                    .maxNumberLength(octets)
                    .build())
            .build());
  }

  /** Begins to read a text. */
  public JsonParser parser(String text) {
    return factory.createParser(ObjectReadContext.empty(), text);
  }

  /**
   * Decodes the octets of a text, which not the parser does: it would guess the encoding.
   *
   * @return null if they are not UTF-8, or begin with a byte order mark
   */
  public static @Nullable String text(byte[] json) {
    String text = Utf8.decode(json);
    return text == null || text.startsWith(BYTE_ORDER_MARK) ? null : text;
  }

  /**
   * Tells whether an escape has a character beyond ASCII among its four digits: the parser takes
   * one for a digit if the low octet of its code is.
   */
  public static boolean hasForeignEscape(String text) {
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
      for (int i = at + 2; text.startsWith("u", at + 1) && i < at + 6 && i < text.length(); i++) {
        if (text.charAt(i) > 0x7F) {
          return true;
        }
      }
    }
    return false;
  }
}
