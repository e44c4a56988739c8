package org.mles.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Frame;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;

/** Hall that writes down what a session does. */
final class Heard implements V1Hall {
  final List<Join> joins = new ArrayList<>();
  final List<byte[]> published = new ArrayList<>();
  final List<byte[]> restored = new ArrayList<>();
  @Nullable Refusal answer;

  @Override
  public @Nullable Refusal join(Join join, Octets firstFrame) {
    joins.add(join);
    return answer;
  }

  @Override
  public void publish(ByteBuffer run, int[] octetsOfEach, int count) {
    for (int i = 0; i < count; i++) {
      byte[] frame = new byte[octetsOfEach[i]];
      run.get(frame);
      published.add(frame);
    }
    if (run.hasRemaining()) {
      throw new AssertionError(run.remaining() + " octets more than announced");
    }
  }

  @Override
  public void restore(Rope frames) {
    restored.addAll(V1Frame.split(frames));
  }

  @Override
  public void entered() {}

  /** Everything that was published, back to back. */
  byte[] stream() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    published.forEach(stream::writeBytes);
    return stream.toByteArray();
  }
}
