package org.mles.conformance.run.subjects.reference;

import org.mles.codec.CodecDriver;
import org.mles.conformance.vector.Answer;
import org.mles.conformance.vector.CodecSubject;
import org.mles.conformance.vector.LineProtocol;
import org.mles.conformance.vector.Op;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reference codec in this process, asked in the same lines as any other: the subject of a codec
 * run that names none. Thread: caller.
 */
public final class ReferenceCodec implements CodecSubject {
  private final CodecDriver driver = new CodecDriver();

  @Override
  public Answer ask(Op op, ObjectNode input) {
    return LineProtocol.answer(driver.answer(LineProtocol.request(1, op, input)), 1);
  }

  @Override
  public void close() {}
}
