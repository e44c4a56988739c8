package org.mles.benchmarks.driver.broker.redis;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;

/**
 * Finds messages in what one subscriber of Redis receives: each is an array of three strings, which
 * are the word {@code message}, the channel and the payload. Nothing else is expected.
 */
final class RespScan extends PayloadScan {
  private static final int HEAD_OCTETS = 128;
  private static final int PARTS = 3;
  private static final int UNKNOWN = -1;
  private static final int MOST = 100_000_000;
  private static final int END_OF_LINE = 2;

  private final int subscriber;
  private int next;
  private int end;

  RespScan(int subscriber, LoadPlan.Sink sink) {
    super(sink, HEAD_OCTETS);
    this.subscriber = subscriber;
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    next = at;
    end = at + have;
    int parts = number(in, '*');
    require(parts == UNKNOWN || parts == PARTS, in, at);
    if (parts == UNKNOWN || !skipString(in) || !skipString(in)) {
      return MORE;
    }
    int octets = number(in, '$');
    if (octets == UNKNOWN || end - next < wordOctets(octets)) {
      return MORE;
    }
    carries(subscriber, wordAt(in, next, octets), octets);
    return next + octets + END_OF_LINE - at;
  }

  private boolean skipString(ByteBuffer in) throws IOException {
    int octets = number(in, '$');
    next += octets + END_OF_LINE;
    return octets != UNKNOWN;
  }

  /** Reads a line of a mark and a number, and goes to the next one. */
  private int number(ByteBuffer in, char mark) throws IOException {
    if (next >= end) {
      return UNKNOWN;
    }
    require(in.get(next) == mark, in, next);
    int value = 0;
    for (int i = next + 1; i < end; i++) {
      int octet = in.get(i);
      if (octet == '\r') {
        next = i + END_OF_LINE;
        return value;
      }
      require(octet >= '0' && octet <= '9' && value < MOST, in, i);
      value = 10 * value + (octet - '0');
    }
    return UNKNOWN;
  }

  private void require(boolean expected, ByteBuffer in, int at) throws IOException {
    if (!expected) {
      throw new IOException(
          "subscriber " + subscriber + " received no message of Redis: octet " + in.get(at));
    }
  }
}
