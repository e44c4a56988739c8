package org.mles.conformance.vector;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Octets as packs spell them: hexadecimal pieces, each with a number of repetitions.
 *
 * <p>In JSON a piece is {@code "4d00"} or {@code {"repeat":"61","times":300}}; several pieces are
 * an array. So a frame of 16 MiB takes one line. Thread: any.
 *
 * @param pieces in order; neighbours that occur once are joined
 */
public record Octets(List<Piece> pieces) {
  /** Nothing. */
  public static final Octets NONE = new Octets(List.of());

  /**
   * Octets that occur several times in a row.
   *
   * @param hex lower-case hexadecimal digits, two for each octet
   * @param times at least 1
   */
  public record Piece(String hex, int times) {
    public Piece {
      if (!HEX.matcher(hex).matches()) {
        throw new IllegalArgumentException("not pairs of hexadecimal digits: '" + cut(hex) + "'");
      }
      if (times < 1) {
        throw new IllegalArgumentException("times is " + times + ", expected 1 or more");
      }
      hex = hex.toLowerCase(java.util.Locale.ROOT);
    }

    private static String cut(String text) {
      return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private long length() {
      return hex.length() / 2L * times;
    }
  }

  private static final java.util.regex.Pattern HEX =
      java.util.regex.Pattern.compile("([0-9a-fA-F]{2})*+");

  public Octets {
    pieces = joined(pieces);
  }

  private static List<Piece> joined(List<Piece> pieces) {
    List<Piece> result = new ArrayList<>();
    for (Piece piece : pieces) {
      int last = result.size() - 1;
      if (piece.length() == 0) {
        continue;
      }
      if (last >= 0 && piece.times() == 1 && result.get(last).times() == 1) {
        result.set(last, new Piece(result.get(last).hex() + piece.hex(), 1));
      } else {
        result.add(piece);
      }
    }
    return List.copyOf(result);
  }

  /** Returns octets spelled in hexadecimal. */
  public static Octets hex(String hex) {
    return new Octets(List.of(new Piece(hex, 1)));
  }

  /** Returns the same octets in one piece. */
  public static Octets of(byte[] octets) {
    return hex(HexFormat.of().formatHex(octets));
  }

  /** Returns one octet, {@code times} times. */
  public static Octets repeat(int octet, int times) {
    return times == 0
        ? NONE
        : new Octets(List.of(new Piece(HexFormat.of().toHexDigits((byte) octet), times)));
  }

  /** Returns these octets and then {@code next}. */
  public Octets then(Octets next) {
    List<Piece> all = new ArrayList<>(pieces);
    all.addAll(next.pieces);
    return new Octets(all);
  }

  /** Returns how many octets there are, without expanding them. */
  public long length() {
    return pieces.stream().mapToLong(Piece::length).sum();
  }

  /** Expands all pieces into one array. */
  public byte[] toBytes() {
    byte[] all = new byte[Math.toIntExact(length())];
    int at = 0;
    for (Piece piece : pieces) {
      byte[] unit = HexFormat.of().parseHex(piece.hex());
      int end = at + unit.length * piece.times();
      System.arraycopy(unit, 0, all, at, unit.length);
      // What is there already is doubled, so that 16 MiB of one octet take 24 copies.
      for (int done = unit.length; at + done < end; done *= 2) {
        System.arraycopy(all, at, all, at + done, Math.min(done, end - at - done));
      }
      at = end;
    }
    return all;
  }

  /**
   * Reads one piece or an array of pieces.
   *
   * @throws IllegalArgumentException if {@code json} is neither
   */
  public static Octets of(JsonNode json) {
    if (!json.isArray()) {
      return new Octets(List.of(piece(json)));
    }
    List<Piece> pieces = new ArrayList<>();
    json.forEach(each -> pieces.add(piece(each)));
    return new Octets(pieces);
  }

  private static Piece piece(JsonNode json) {
    if (json.isString()) {
      return new Piece(json.stringValue(), 1);
    }
    JsonNode repeat = json.path("repeat");
    JsonNode times = json.path("times");
    if (!repeat.isString() || !times.isInt()) {
      throw new IllegalArgumentException("neither hexadecimal text nor repeat and times: " + json);
    }
    return new Piece(repeat.stringValue(), times.intValue());
  }

  /** Returns the JSON form: text for a single plain piece, else an object or an array. */
  public JsonNode toJson() {
    if (pieces.isEmpty()) {
      return JsonNodeFactory.instance.stringNode("");
    }
    if (pieces.size() == 1) {
      return toJson(pieces.get(0));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    pieces.forEach(piece -> array.add(toJson(piece)));
    return array;
  }

  private static JsonNode toJson(Piece piece) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return piece.times() == 1
        ? json.stringNode(piece.hex())
        : json.objectNode().put("repeat", piece.hex()).put("times", piece.times());
  }
}
