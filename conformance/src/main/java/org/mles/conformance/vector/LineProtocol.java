package org.mles.conformance.vector;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to codecs and their answers, one JSON object a line. Thread: any. */
public final class LineProtocol {
  private static final int SHOWN_CHARS = 120;

  private LineProtocol() {}

  /** Returns the line that asks for {@code op}. */
  public static String request(long id, Op op, ObjectNode input) {
    ObjectNode request = PackJson.MAPPER.createObjectNode().put("id", id).put("op", op.word());
    return PackJson.MAPPER.writeValueAsString(request.setAll(input));
  }

  /** Reads the line that should answer the request {@code id}. */
  public static Answer answer(String line, long id) {
    JsonNode answer;
    try {
      answer = PackJson.MAPPER.readTree(line);
    } catch (JacksonException e) {
      return garbage("not JSON", line);
    }
    if (answer.path("id").asLong(-1) != id) {
      return garbage("not an answer to id " + id, line);
    }
    JsonNode ok = answer.path("ok");
    if (!ok.isBoolean()) {
      return garbage("no boolean 'ok'", line);
    }
    return ok.booleanValue() ? accepted(answer.path("value"), line) : refused(answer);
  }

  private static Answer accepted(JsonNode value, String line) {
    return value.isObject() ? new Answer.Accepted(value) : garbage("ok without a value", line);
  }

  private static Answer refused(JsonNode answer) {
    return answer.path("unsupported").asBoolean(false)
        ? new Answer.Declined()
        : new Answer.Refused(answer.path("reason").asString("no reason given"));
  }

  private static Answer garbage(String what, String line) {
    String shown = line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS) + "...";
    return new Answer.Broken(Answer.How.GARBAGE, what + ": " + shown);
  }
}
