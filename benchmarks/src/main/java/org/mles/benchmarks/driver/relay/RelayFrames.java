package org.mles.benchmarks.driver.relay;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.ws.MessageReader;
import org.mles.ws.MessageRun;

/** How frames lie in what a sender sends. Thread: the relay's loop. */
interface RelayFrames {
  /**
   * Takes whole frames from the beginning of {@code in}.
   *
   * @return them as they go out, a view that is valid until {@code in} is written to; null if there
   *     are none
   */
  @Nullable ByteBuffer take(ByteBuffer in);

  /** Returns the first frame of what was taken last, and moves past it. */
  ByteBuffer next(ByteBuffer taken);

  /** Cuts {@code length} octets off the beginning. */
  private static ByteBuffer cut(ByteBuffer octets, int length) {
    ByteBuffer frame = octets.slice(octets.position(), length);
    octets.position(octets.position() + length);
    return frame;
  }

  /** Frames of v1, which go out as they came. */
  final class V1 implements RelayFrames {
    @Override
    public @Nullable ByteBuffer take(ByteBuffer in) {
      int at = in.position();
      while (in.limit() - at >= Integer.BYTES && octetsAt(in, at) <= in.limit() - at) {
        at += octetsAt(in, at);
      }
      return at == in.position() ? null : cut(in, at - in.position());
    }

    @Override
    public ByteBuffer next(ByteBuffer taken) {
      return cut(taken, octetsAt(taken, taken.position()));
    }

    private static int octetsAt(ByteBuffer in, int at) {
      return V1Header.OCTETS + V1Header.bodyOctets(in.getInt(at));
    }
  }

  /** Messages of WebSocket, which lose their masks. */
  final class V2 implements RelayFrames {
    private final MessageRun run = new MessageRun(MessageReader.ofServer(Integer.MAX_VALUE));
    private int next;

    @Override
    public @Nullable ByteBuffer take(ByteBuffer in) {
      next = 0;
      return run.take(in);
    }

    @Override
    public ByteBuffer next(ByteBuffer taken) {
      return cut(taken, run.octetsOfEach()[next++]);
    }
  }
}
