package org.mles.conformance.vector;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A codec in this process that speaks the line protocol. */
record JsonLineCodec(UnaryOperator<String> answers) implements CodecSubject {
  @Override
  public Answer ask(Op op, ObjectNode input) {
    ObjectNode request = PackJson.MAPPER.createObjectNode().put("id", 1).put("op", op.word());
    request.setAll(input);
    JsonNode answer = PackJson.MAPPER.readTree(answers.apply(request.toString()));
    if (answer.path("ok").asBoolean()) {
      return new Answer.Accepted(answer.path("value"));
    }
    return answer.path("unsupported").asBoolean(false)
        ? new Answer.Declined()
        : new Answer.Refused(answer.path("reason").asString());
  }

  @Override
  public void close() {}
}
