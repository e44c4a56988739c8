package org.mles.conformance.selftest.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a first body, one overridable method per rule: any field order, indefinite lengths, long
 * heads and unknown text keys are fine; duplicates, missing fields, wrong types, a trailer and what
 * is not UTF-8 are not.
 *
 * <p>Thread: caller; one instance decodes one body.
 */
public class BodyDecoder {
  private static final int DEEPEST = 64;
  private static final int MAP = 5;

  /** What is wrong with a body. */
  protected static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String what) {
      super(what);
    }
  }

  /** A string as it was sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  protected record Chars(int major, byte[] octets) {}

  /** A value that is neither number nor string nor more of them, such as null. */
  protected record Simple(long value) {
    /** Says whether it is the value that stands for none. */
    public boolean isNull() {
      return value == 22;
    }
  }

  private byte[] in = {};
  private int at;
  private boolean canonical = true;

  /** Returns the triple, or null if the body breaks a rule. */
  public @Nullable Triple decode(byte[] body) {
    in = body;
    at = 0;
    try {
      Map<String, Object> fields = fields();
      if (at < in.length && !ignores(Arrays.copyOfRange(in, at, in.length))) {
        throw new Broken("trailer");
      }
      if (!acceptsShape(new ArrayList<>(fields.keySet()), canonical)) {
        throw new Broken("shape");
      }
      return new Triple(
          text("uid", fields.get("uid")),
          text("channel", fields.get("channel")),
          message(fields.get("message")));
    } catch (Broken | IndexOutOfBoundsException e) {
      return undecodable();
    }
  }

  /** Returns the items of a resync; none if the body is no resync. */
  public List<byte[]> resyncItems(byte[] body) {
    in = body;
    at = 0;
    List<byte[]> octets = new ArrayList<>();
    try {
      List<?> map = item(0) instanceof List<?> pairs ? pairs : List.of();
      for (int i = 0; i < map.size(); i += 2) {
        if (isResync(map.get(i)) && map.get(i + 1) instanceof List<?> items) {
          for (Object item : items) {
            octets.add(((Chars) ((List<?>) item).get(1)).octets());
          }
        }
      }
      return at == in.length ? octets : List.of();
    } catch (Broken | IndexOutOfBoundsException | ClassCastException e) {
      return List.of();
    }
  }

  private static boolean isResync(Object key) {
    return key instanceof Chars chars
        && new String(chars.octets(), StandardCharsets.UTF_8).equals("resync_message");
  }

  /** Says whether the last body had definite lengths and shortest heads only. */
  public boolean wasCanonical() {
    return canonical;
  }

  /** Says whether these octets after the map do not matter. */
  protected boolean ignores(byte[] trailer) {
    return false;
  }

  /** Says whether a body with these keys in this order, canonical or not, may be. */
  protected boolean acceptsShape(List<String> keys, boolean isCanonical) {
    return true;
  }

  /** Returns the field that a text key means. */
  protected String field(String key) {
    return key;
  }

  /** Returns which of two fields of one name counts. */
  protected Object duplicate(Object first, Object second) {
    throw new Broken("duplicate");
  }

  /** Says whether a head may have so many octets behind its first. */
  protected boolean takesHead(int octets, boolean shortest) {
    return true;
  }

  /** Says whether a string of one kind may have chunks of another. */
  protected boolean takesChunk(int major, int chunk) {
    return major == chunk;
  }

  /** Says whether the end of the body ends what has no length. */
  protected boolean endsWithBody() {
    return false;
  }

  /** Returns the text of octets that claim to be UTF-8. */
  protected String utf8(byte[] octets) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
  }

  /** Returns a name for a value that is not text, of the field or {@code key} itself. */
  protected String nameFrom(String field, @Nullable Object value) {
    throw new Broken("no text");
  }

  /** Returns a message for a value that is not a byte string. */
  protected byte[] messageFrom(@Nullable Object value) {
    throw new Broken("no bytes");
  }

  /** Returns what an undecodable body means. */
  protected @Nullable Triple undecodable() {
    return null;
  }

  /** A value is nested deeper than the decoder follows. */
  protected void tooDeep() {
    throw new Broken("too deep");
  }

  private Map<String, Object> fields() {
    int first = in[at] & 0xFF;
    if (first >>> 5 != MAP) {
      throw new Broken("no map");
    }
    long pairs = head();
    Map<String, Object> fields = new LinkedHashMap<>();
    for (long i = 0; pairs < 0 ? !atBreak() : i < pairs; i++) {
      String key = field(text("key", item(0)));
      fields.merge(key, item(0), this::duplicate);
    }
    return fields;
  }

  private String text(String field, @Nullable Object value) {
    if (value instanceof Chars chars && chars.major() == 3) {
      try {
        return utf8(chars.octets());
      } catch (CharacterCodingException e) {
        throw new Broken("no UTF-8");
      }
    }
    return nameFrom(field, value);
  }

  private byte[] message(@Nullable Object value) {
    if (value instanceof Chars chars && chars.major() == 2) {
      return chars.octets();
    }
    return messageFrom(value);
  }

  private Object item(int depth) {
    if (depth > DEEPEST) {
      tooDeep();
    }
    int major = (in[at] & 0xFF) >>> 5;
    long argument = head();
    return switch (major) {
      case 2, 3 -> new Chars(major, argument < 0 ? chunks(major) : octets(argument));
      case 4 -> items(argument, 1, depth);
      case 5 -> items(argument, 2, depth);
      case 6 -> item(depth + 1);
      case 7 -> new Simple(argument);
      default -> argument;
    };
  }

  private Object items(long count, int each, int depth) {
    List<Object> items = new ArrayList<>();
    for (long i = 0; count < 0 ? !atBreak() : i < count * each; i++) {
      items.add(item(depth + 1));
    }
    return items;
  }

  private byte[] chunks(int major) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    while (!atBreak()) {
      if (!takesChunk(major, (in[at] & 0xFF) >>> 5)) {
        throw new Broken("chunk");
      }
      joined.writeBytes(octets(head()));
    }
    return joined.toByteArray();
  }

  private boolean atBreak() {
    if (at == in.length && endsWithBody()) {
      return true;
    } else if ((in[at] & 0xFF) == 0xFF) {
      at++;
      return true;
    }
    return false;
  }

  private byte[] octets(long count) {
    if (count < 0 || count > in.length - at) {
      throw new Broken("too long");
    }
    at += (int) count;
    return Arrays.copyOfRange(in, at - (int) count, at);
  }

  /** Reads a head; -1 for an indefinite length. */
  private long head() {
    int low = in[at++] & 0x1F;
    if (low < 24) {
      return low;
    } else if (low == 31) {
      canonical = false;
      return -1;
    } else if (low > 27) {
      throw new Broken("reserved");
    }
    int octets = 1 << (low - 24);
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = (value << 8) | (in[at++] & 0xFF);
    }
    long shortest = octets == 1 ? 24 : 1L << (octets * 4);
    canonical &= value >= shortest;
    if (!takesHead(octets, value >= shortest)) {
      throw new Broken("long head");
    }
    return value;
  }
}
