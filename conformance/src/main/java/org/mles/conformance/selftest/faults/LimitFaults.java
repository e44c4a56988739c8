package org.mles.conformance.selftest.faults;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Limits that are not kept. */
final class LimitFaults {
  private LimitFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case NO_DEADLINE, NO_BODY_LIMIT, NO_SLOW_READER_LIMIT -> unlimited(fault);
      case DIES_OF_NOISE -> frail();
      case COUNTS_ANNOUNCED_OCTETS -> new Greedy();
      default -> null;
    };
  }

  private static Rules unlimited(Fault fault) {
    return new Rules() {
      @Override
      protected int deadlineMillis(ModelServer server) {
        return fault == Fault.NO_DEADLINE ? 0 : super.deadlineMillis(server);
      }

      @Override
      protected int bodyLimit(ModelServer server) {
        return fault == Fault.NO_BODY_LIMIT ? RawFrame.MAX_BODY_OCTETS : super.bodyLimit(server);
      }

      @Override
      protected long slowReaderOctets(ModelServer server) {
        return fault == Fault.NO_SLOW_READER_LIMIT
            ? Long.MAX_VALUE
            : super.slowReaderOctets(server);
      }
    };
  }

  private static Rules frail() {
    return new Rules() {
      @Override
      protected void badHeader(ModelServer server, Link link) {
        server.stopAccepting();
      }
    };
  }

  /** Takes memory for what is announced, and has 2 GiB of it. */
  private static final class Greedy extends Rules {
    private static final long MEMORY = 2L << 30;

    private final AtomicLong taken = new AtomicLong();

    @Override
    protected byte[] readBody(ModelServer server, Link link, int length) throws IOException {
      if (taken.addAndGet(length) > MEMORY) {
        server.stopAccepting();
      }
      try {
        return super.readBody(server, link, length);
      } finally {
        taken.addAndGet(-length);
      }
    }
  }
}
