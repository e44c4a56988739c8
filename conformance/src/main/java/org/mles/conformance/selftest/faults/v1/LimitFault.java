package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Limits that are not kept. */
public enum LimitFault implements V1Fault {
  NO_DEADLINE("waits for a first frame for ever"),
  NO_BODY_LIMIT("ignores the configured body limit"),
  NO_FIRST_BODY_LIMIT("ignores the configured body limit before the join"),
  NO_SLOW_READER_LIMIT("queues without bound for a member that does not read"),
  DIES_OF_NOISE("stops accepting after a broken header"),
  COUNTS_ANNOUNCED_OCTETS("stops accepting when 2 GiB of bodies are announced"),
  ASKS_FOR_ANNOUNCED_BODIES("asks for the memory of a body when its header comes"),
  ASKS_FOR_ANNOUNCED_STRINGS("asks for the memory of a string when its length comes"),
  KEEPS_REFUSED_DESCRIPTORS("forgets to close the descriptor after a broken header"),
  QUADRATIC_TAGS("keeps the tags of a body in a list that grows by a few, while all wait");

  private static final int TAG = 0xC0;

  private final String sentence;

  LimitFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case NO_DEADLINE, NO_BODY_LIMIT, NO_SLOW_READER_LIMIT -> unlimited(this);
      case NO_FIRST_BODY_LIMIT -> openHanded();
      case DIES_OF_NOISE -> frail();
      case COUNTS_ANNOUNCED_OCTETS -> new Greedy();
      case ASKS_FOR_ANNOUNCED_BODIES, ASKS_FOR_ANNOUNCED_STRINGS, KEEPS_REFUSED_DESCRIPTORS ->
          wasting(this);
      case QUADRATIC_TAGS -> hoarding();
    };
  }

  private static Rules unlimited(LimitFault fault) {
    return new Rules() {
      @Override
      protected int deadlineMillis(ModelServer server) {
        return fault == LimitFault.NO_DEADLINE ? 0 : super.deadlineMillis(server);
      }

      @Override
      protected int bodyLimit(ModelServer server, Connection connection) {
        return fault == LimitFault.NO_BODY_LIMIT
            ? RawFrame.MAX_BODY_OCTETS
            : super.bodyLimit(server, connection);
      }

      @Override
      protected long slowReaderOctets(ModelServer server) {
        return fault == LimitFault.NO_SLOW_READER_LIMIT
            ? Long.MAX_VALUE
            : super.slowReaderOctets(server);
      }
    };
  }

  private static Rules openHanded() {
    return new Rules() {
      @Override
      protected int bodyLimit(ModelServer server, Connection connection) {
        return connection.channel() == null
            ? RawFrame.MAX_BODY_OCTETS
            : super.bodyLimit(server, connection);
      }
    };
  }

  private static Rules frail() {
    return new Rules() {
      @Override
      protected void badHeader(ModelServer server, Connection connection) {
        server.stopAccepting();
      }
    };
  }

  private static Rules wasting(LimitFault fault) {
    return new Rules() {
      @Override
      protected byte[] readBody(ModelServer server, Connection connection, int length)
          throws IOException {
        int asked = fault == ASKS_FOR_ANNOUNCED_BODIES ? length : 0;
        server.purse().ask(asked);
        byte[] body = super.readBody(server, connection, length);
        server.purse().ask(-asked);
        return body;
      }

      @Override
      protected boolean enter(ModelServer server, Connection connection, RawFrame first)
          throws IOException {
        long asked = fault == ASKS_FOR_ANNOUNCED_STRINGS ? lastLength(first.body()) : 0;
        server.purse().ask(asked);
        server.purse().ask(-asked);
        return super.enter(server, connection, first);
      }

      @Override
      protected void badHeader(ModelServer server, Connection connection) {
        if (fault == KEEPS_REFUSED_DESCRIPTORS) {
          server.purse().loseDescriptor();
        }
      }
    };
  }

  /** Returns the length in the last five octets, if they are the head of a string. */
  private static long lastLength(byte[] body) {
    int at = body.length - 5;
    boolean string = at >= 0 && (body[at] == 0x5A || body[at] == 0x7A);
    return string ? ByteBuffer.wrap(body).getInt(at + 1) : 0;
  }

  private static Rules hoarding() {
    return new Rules() {
      @Override
      protected boolean enter(ModelServer server, Connection connection, RawFrame first)
          throws IOException {
        synchronized (server) {
          keepTags(first.body());
        }
        return super.enter(server, connection, first);
      }
    };
  }

  private static void keepTags(byte[] body) {
    long[] kept = {};
    int count = 0;
    for (byte octet : body) {
      if ((octet & 0xE0) == TAG) {
        kept = count == kept.length ? Arrays.copyOf(kept, count + 4) : kept;
        kept[count++] = octet;
      }
    }
  }

  /** Takes memory for what is announced, and has 2 GiB of it. */
  private static final class Greedy extends Rules {
    private static final long MEMORY = 2L << 30;

    private final AtomicLong taken = new AtomicLong();

    @Override
    protected byte[] readBody(ModelServer server, Connection connection, int length)
        throws IOException {
      if (taken.addAndGet(length) > MEMORY) {
        server.stopAccepting();
      }
      try {
        return super.readBody(server, connection, length);
      } finally {
        taken.addAndGet(-length);
      }
    }
  }
}
