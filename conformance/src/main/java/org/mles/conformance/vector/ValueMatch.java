package org.mles.conformance.vector;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answered value with the expected one, field by field.
 *
 * <p>Only expected fields count, so a codec may tell more. Octets may be answered in any spelling
 * of {@link Octets} or, if they are many, as {@code {"sha256":…,"octets":n}}. Thread: any.
 */
final class ValueMatch {
  private static final Set<String> OCTET_FIELDS = Set.of("hex", "message", "body");
  private static final Set<String> NUMBER_FIELDS = Set.of("key", "cid", "hash", "token");
  private static final Set<String> TEXT_FIELDS =
      Set.of("uid", "channel", "text", "shown", "reason");

  /** What it says counts, not how it is spelt. */
  private static final String JSON_FIELD = "json";

  private static final int SHOWN_CHARS = 120;

  private ValueMatch() {}

  /** Returns the first difference in words, or empty if {@code actual} has all that is expected. */
  static Optional<String> difference(JsonNode expected, JsonNode actual) {
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      JsonNode answered = actual.path(field.getKey());
      if (answered.isMissingNode()) {
        return Optional.of("the answer lacks '" + field.getKey() + "'");
      }
      Optional<String> found = field(field.getKey(), field.getValue(), answered);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> field(String name, JsonNode expected, JsonNode actual) {
    if (expected.isArray() && !OCTET_FIELDS.contains(name)) {
      return list(name, expected, actual);
    }
    return same(name, expected, actual)
        ? Optional.empty()
        : Optional.of(name + ": expected " + shown(expected) + ", answered " + shown(actual));
  }

  private static Optional<String> list(String name, JsonNode expected, JsonNode actual) {
    if (!actual.isArray() || actual.size() != expected.size()) {
      return Optional.of(
          name
              + ": expected "
              + expected.size()
              + " entries, answered "
              + (actual.isArray() ? actual.size() : shown(actual)));
    }
    for (int i = 0; i < expected.size(); i++) {
      JsonNode each = expected.get(i);
      Optional<String> found =
          each.isObject() && !each.has("repeat")
              ? difference(each, actual.get(i))
              : field("hex", each, actual.get(i));
      if (found.isPresent()) {
        return Optional.of(name + "[" + i + "]: " + found.get());
      }
    }
    return Optional.empty();
  }

  private static boolean same(String name, JsonNode expected, JsonNode actual) {
    if (OCTET_FIELDS.contains(name)) {
      return sameOctets(expected, actual);
    }
    if (NUMBER_FIELDS.contains(name)) {
      return lower(expected).equals(lower(actual));
    }
    if (expected.isIntegralNumber()) {
      return actual.isIntegralNumber() && expected.asLong() == actual.asLong();
    }
    if (name.equals(JSON_FIELD)) {
      return sameJson(Texts.of(expected), Texts.of(actual));
    }
    return TEXT_FIELDS.contains(name)
        ? Texts.of(expected).equals(Texts.of(actual))
        : expected.equals(actual);
  }

  private static String lower(JsonNode json) {
    return json.asString("").toLowerCase(Locale.ROOT);
  }

  private static boolean sameJson(String expected, String actual) {
    try {
      return PackJson.MAPPER.readTree(expected).equals(PackJson.MAPPER.readTree(actual));
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean sameOctets(JsonNode expected, JsonNode actual) {
    Octets octets = Octets.of(expected);
    if (actual.path("sha256").isString()) {
      return actual.path("octets").asLong(-1) == octets.length()
          && lower(actual.path("sha256")).equals(sha256(octets));
    }
    try {
      Octets answered = Octets.of(actual);
      return answered.length() == octets.length()
          && java.util.Arrays.equals(answered.toBytes(), octets.toBytes());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String sha256(Octets octets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(octets.toBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String shown(JsonNode json) {
    String text = json.toString();
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
  }
}
