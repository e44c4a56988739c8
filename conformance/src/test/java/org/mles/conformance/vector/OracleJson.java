package org.mles.conformance.vector;

import static org.mles.conformance.vector.OracleCodec.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One object by the grammar of RFC 8259, with one bug if asked for. */
final class OracleJson {
  static final Object NULL = new Object();

  private static final Pattern SPACE = Pattern.compile("[ \t\r\n]*");
  private static final Pattern STRING =
      Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\"");
  private static final Pattern LAX_STRING =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern LAX_WORD = Pattern.compile("[^,}\\]]+");
  private static final int DEEPEST = 200;

  private final Bug bug;
  private final String text;
  private int at;
  private final Map<String, Object> members = new LinkedHashMap<>();
  private final List<Map.Entry<String, String>> spelt = new ArrayList<>();

  OracleJson(Bug bug, String text) {
    this.bug = bug;
    this.text = bug.is("ByteOrderMark") ? text.replaceFirst("^\ufeff", "") : text;
    space();
    if (bug.is("ArrayForm") && takes("[")) {
      members.put("uid", "User");
      members.put("channel", "Channel");
      return;
    }
    object(true, 0);
    space();
    require(at == this.text.length() || bug.is("TrailingText"), "text behind");
  }

  @Nullable Object only(String name) {
    return members.get(name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Set<String> names() {
    return members.keySet();
  }

  /** Returns the members of the object as they were written. */
  List<Map.Entry<String, String>> spelt() {
    return spelt;
  }

  private void space() {
    find(SPACE);
  }

  private @Nullable String find(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private boolean takes(String mark) {
    boolean there = text.startsWith(mark, at);
    at += there ? 1 : 0;
    return there;
  }

  private void object(boolean top, int depth) {
    require(takes("{"), "no object");
    space();
    if (takes("}")) {
      return;
    }
    do {
      space();
      if (bug.is("LenientJson") && takes("}")) {
        return;
      }
      int from = at;
      String name = string();
      space();
      require(takes(":"), "no colon");
      Object value = value(depth + 1);
      if (top) {
        spelt.add(Map.entry(name, text.substring(from, at)));
        boolean twice = members.put(name, value) != null;
        String taken = name.equals("auth") ? "SecondTaken" : "DuplicateName";
        require(
            !twice || !Set.of("uid", "channel", "auth").contains(name) || bug.is(taken), "twice");
      }
      space();
    } while (takes(","));
    require(takes("}"), "no end");
  }

  private Object value(int depth) {
    require(depth <= (bug.is("ShallowJson") ? 16 : DEEPEST), "too deep");
    space();
    if (text.startsWith("\"", at)) {
      return string();
    } else if (text.startsWith("{", at)) {
      object(false, depth);
      return Map.of();
    } else if (takes("[")) {
      array(depth);
      return List.of();
    }
    String word = find(bug.is("LenientJson") ? LAX_WORD : WORD);
    require(word != null, "no value");
    return "null".equals(word) ? NULL : Integer.valueOf(1);
  }

  private void array(int depth) {
    space();
    if (takes("]")) {
      return;
    }
    do {
      value(depth + 1);
      space();
    } while (takes(","));
    require(takes("]"), "no end");
  }

  private String string() {
    String raw = find(bug.is("RawControl") ? LAX_STRING : STRING);
    if (raw == null) {
      throw new IllegalArgumentException("no string");
    }
    String string = bug.is("EscapesKept") ? raw : unescaped(raw);
    boolean whole = java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(string);
    require(whole || bug.is("HalfCharacter"), "half a character");
    return string;
  }

  private static String unescaped(String raw) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escape = raw.charAt(++i);
      int named = "bfnrt".indexOf(escape);
      if (escape == 'u') {
        plain.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        plain.append(named < 0 ? escape : "\b\f\n\r\t".charAt(named));
      }
    }
    return plain.toString();
  }
}
