package org.mles.channel;

import java.nio.ByteBuffer;
import org.mles.memory.Octets;
import org.mles.memory.Segment;

/**
 * Reads a log where it likes; reading on costs no search. Holds nothing back: it is good until the
 * log releases something. Thread: loop.
 */
final class LogReader {
  private final ChannelLog log;
  private Segment segment;

  LogReader(ChannelLog log) {
    this.log = log;
    segment = log.segmentAt(Long.MIN_VALUE);
  }

  /** Shows octets from {@code from} on, up to {@code to} or to where the next piece begins. */
  ByteBuffer piece(long from, long to) {
    segment = from < segment.start() ? log.segmentAt(from) : segment.at(from);
    return segment.view(0, from, Math.min(to, segment.end()));
  }

  /** Shows {@code octets} octets from position {@code start} on. */
  Octets frame(long start, int octets) {
    return new Octets() {
      @Override
      public int size() {
        return octets;
      }

      @Override
      public byte get(int at) {
        ByteBuffer one = LogReader.this.piece(start + at, start + at + 1);
        return one.get(one.position());
      }

      @Override
      public ByteBuffer piece(int from, int to) {
        return LogReader.this.piece(start + from, start + to);
      }
    };
  }
}
