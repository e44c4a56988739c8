package org.mles.frame.v1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.rule.WireRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * Decodes bodies: strict about types, duplicates, UTF-8 and trailing octets; tolerant of key order,
 * indefinite lengths, longer heads and pairs with other text keys. Tags are refused except inside
 * values that are skipped: one of them makes a string a reference to another.
 *
 * <p>A server decodes only first bodies; later ones are opaque. Memory is bounded by the octets
 * given, never by the lengths that they announce. Thread: any. Source: V1-CBOR-05 to V1-CBOR-15,
 * RSY-01, RSY-13.
 */
public final class V1BodyReader {
  /** Deepest nesting inside values that are skipped anyway. Source: V1-CBOR-15. */
  private static final int MAX_DEPTH = 128;

  private static final Set<String> KNOWN =
      Set.of(V1BodyWriter.UID, V1BodyWriter.CHANNEL, V1BodyWriter.MESSAGE, V1BodyWriter.RESYNC);

  private static final CBORFactory CBOR =
      CBORFactory.builder()
          // Names come from strangers: a shared table of them would be theirs to fill.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(V1Header.MAX_BODY_OCTETS)
                  .maxNameLength(V1Header.MAX_BODY_OCTETS)
                  .build())
          .build();

  private final byte[] octets;
  private final JsonParser parser;

  /** Only known keys are remembered: a set of all would be the sender's to fill. */
  private final Set<String> seen = new HashSet<>();

  private @Nullable String uid;
  private @Nullable String channel;
  private byte @Nullable [] message;
  private @Nullable List<byte[]> items;

  private V1BodyReader(byte[] octets, JsonParser parser) {
    this.octets = octets;
    this.parser = parser;
  }

  /**
   * Decodes one whole body. A body with at least one resync item is a resync, whatever else it
   * holds; a body without is a message or refused.
   *
   * @return {@code Complete} or {@code Refused}; never {@code NeedMore}, since the header said how
   *     long the body is
   */
  public static Decoded<V1Body> decode(byte[] octets) {
    try (JsonParser parser = CBOR.createParser(ObjectReadContext.empty(), octets)) {
      return new V1BodyReader(octets, parser).read();
    } catch (JacksonException e) {
      return refused(e.getOriginalMessage());
    } catch (RuntimeException e) {
      // A parser's slip on hostile octets is the octets' fault as far as this server goes.
      return refused("the parser gave up: " + e);
    }
  }

  private static Decoded<V1Body> refused(@Nullable String detail) {
    return new Decoded.Refused<>(WireRule.UNDECODABLE_BODY, String.valueOf(detail));
  }

  private Decoded<V1Body> read() {
    if (!CborItem.isMap(octets, 0) || parser.nextToken() != JsonToken.START_OBJECT) {
      return refused("not a map");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String broken = readPair();
      if (broken != null) {
        return refused(broken);
      }
    }
    // Not asked for one more token: a lone tag at the end would count as none.
    if (parser.currentLocation().getByteOffset() != octets.length) {
      return refused("octets after the map");
    }
    return body();
  }

  private Decoded<V1Body> body() {
    if (items != null && !items.isEmpty()) {
      return complete(new V1Body.Resync(items));
    }
    if (uid == null || channel == null || message == null) {
      return refused("uid, channel or message is missing");
    }
    return complete(new V1Body.Message(uid, channel, message));
  }

  private Decoded<V1Body> complete(V1Body body) {
    return new Decoded.Complete<>(body, octets.length);
  }

  /** Reads one pair; returns what is wrong with it, or null. */
  private @Nullable String readPair() {
    String name = text();
    if (name == null) {
      return "a key is not text in UTF-8";
    }
    JsonToken value = parser.nextToken();
    if (KNOWN.contains(name) && !seen.add(name)) {
      return name + " comes twice";
    }
    switch (name) {
      case V1BodyWriter.UID -> uid = value == JsonToken.VALUE_STRING ? text() : null;
      case V1BodyWriter.CHANNEL -> channel = value == JsonToken.VALUE_STRING ? text() : null;
      case V1BodyWriter.MESSAGE -> message = bytes();
      case V1BodyWriter.RESYNC -> items = readItems(value);
      default -> parser.skipChildren();
    }
    return null;
  }

  /** Reads the items of a resync; null if the value is anything else, which is then skipped. */
  private @Nullable List<byte[]> readItems(JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    List<byte[]> found = new ArrayList<>();
    boolean wellFormed = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      byte[] item = readItem(parser.currentToken());
      if (item == null) {
        wellFormed = false;
      } else {
        found.add(item);
      }
    }
    return wellFormed ? found : null;
  }

  private byte @Nullable [] readItem(JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    byte[] item = null;
    boolean wellFormed = true;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean named = V1BodyWriter.ITEM.equals(text());
      parser.nextToken();
      if (named) {
        wellFormed &= item == null;
        item = bytes();
        wellFormed &= item != null;
      } else {
        parser.skipChildren();
      }
    }
    return wellFormed ? item : null;
  }

  private @Nullable String text() {
    return CborItem.text(octets, tokenStart());
  }

  private byte @Nullable [] bytes() {
    // Before skipping, which moves on from an array or a map.
    byte[] found = CborItem.bytes(octets, tokenStart());
    parser.skipChildren();
    return found;
  }

  private int tokenStart() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }
}
