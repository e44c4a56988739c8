package org.mles.conformance.vector;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Text as packs spell it: plain, {@code {"text":"u","times":65536}}, or an array of both. Thread:
 * any.
 */
public final class Texts {
  private Texts() {}

  /** Returns the text of a spelling, or the JSON itself if it is none. */
  public static String of(JsonNode json) {
    if (json.isArray()) {
      StringBuilder all = new StringBuilder();
      json.forEach(piece -> all.append(of(piece)));
      return all.toString();
    }
    if (json.path("text").isString() && json.path("times").isInt()) {
      return json.path("text").stringValue().repeat(Math.max(0, json.path("times").intValue()));
    }
    return json.isString() ? json.stringValue() : json.toString();
  }

  /** Returns the repeated spelling. */
  public static JsonNode repeat(String text, int times) {
    return JsonNodeFactory.instance.objectNode().put("text", text).put("times", times);
  }
}
