package org.mles.conformance.vector;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A codec under test. Whatever it does wrong is a value, never an exception. Thread: caller. */
public interface CodecSubject extends AutoCloseable {
  /**
   * Asks once.
   *
   * @param op operation
   * @param input fields of the request
   * @throws IOException if the codec could not be started, or not be started again
   */
  Answer ask(Op op, ObjectNode input) throws IOException;

  /**
   * Asks with a plan of how the octets arrive.
   *
   * @param segments lengths that add up to the input's octets
   */
  default Answer ask(Op op, ObjectNode input, List<Integer> segments) throws IOException {
    ObjectNode cut = input.deepCopy();
    segments.forEach(cut.putArray("segments")::add);
    return ask(op, cut);
  }

  @Override
  void close();
}
