package org.mles.conformance.vector.source;

import java.util.HexFormat;
import java.util.List;
import org.mles.conformance.vector.Octets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fields of a request or a value, in order. Thread: caller. */
final class Fields {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  static Fields of() {
    return new Fields();
  }

  Fields text(String name, String value) {
    json.put(name, value);
    return this;
  }

  Fields number(String name, long value) {
    json.put(name, value);
    return this;
  }

  Fields flag(String name, boolean value) {
    json.put(name, value);
    return this;
  }

  Fields octets(String name, Octets value) {
    return json(name, value.toJson());
  }

  Fields json(String name, JsonNode value) {
    json.set(name, value);
    return this;
  }

  Fields list(String name, List<? extends JsonNode> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
    return this;
  }

  Fields strings(String name, List<String> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
    return this;
  }

  /** Adds a CID and a key as hexadecimal numbers. */
  Fields ids(int cid, long key) {
    return text("cid", HexFormat.of().toHexDigits(cid)).text("key", hex(key));
  }

  /** Adds the credentials of shared-key mode. */
  Fields shared(String sharedKey) {
    return json("auth", of().text("sharedKey", sharedKey).build());
  }

  /** Adds the three fields of a message. */
  Fields message(String uid, String channel, Octets message) {
    return text("uid", uid).text("channel", channel).octets("message", message);
  }

  /** Returns a 64-bit number as 16 digits. */
  static String hex(long number) {
    return HexFormat.of().toHexDigits(number);
  }

  ObjectNode build() {
    return json;
  }
}
