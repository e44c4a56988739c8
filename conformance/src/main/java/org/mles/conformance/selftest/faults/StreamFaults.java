package org.mles.conformance.selftest.faults;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to cut a stream into frames. */
final class StreamFaults {
  private StreamFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case LITTLE_ENDIAN_LENGTH, SINGLE_OCTET_LENGTH, LENGTH_INCLUDES_HEADER -> length(fault);
      case ANY_FIRST_TYPE, SEVEN_BIT_TYPE, ANY_LATER_TYPE -> type(fault);
      case SKIP_TO_TYPE -> new Skipping(true);
      case SKIP_LATER_TO_TYPE -> new Skipping(false);
      case ACCEPT_ZERO_LENGTH, HANG_ON_ZERO_LENGTH -> new Patient();
      case BAD_HEADER_CLOSES_CHANNEL -> new Vengeful();
      case FORWARD_ZERO_LENGTH, SIXTEEN_BIT_LENGTH, SHORT_BODIES_REFUSED -> laterLength(fault);
      case HEADER_IN_ONE_READ, BODY_IN_ONE_READ, ONE_FRAME_PER_READ -> new OneRead(fault);
      case PARTIAL_FIRST_JOINS, FORWARD_PARTIAL, STORE_PARTIAL -> new PartialTaker(fault);
      default -> null;
    };
  }

  private static Rules length(Fault fault) {
    return new Rules() {
      @Override
      protected int length(byte[] header) {
        int right = super.length(header);
        return switch (fault) {
          case LITTLE_ENDIAN_LENGTH -> Integer.reverseBytes(right) >>> 8;
          case SINGLE_OCTET_LENGTH -> right & 0xFF;
          default -> Math.max(0, right - RawFrame.HEADER_OCTETS);
        };
      }
    };
  }

  private static Rules type(Fault fault) {
    return new Rules() {
      @Override
      protected boolean isFirstType(byte type) {
        return switch (fault) {
          case ANY_FIRST_TYPE -> true;
          case SEVEN_BIT_TYPE -> (type & 0x7F) == RawFrame.TYPE;
          default -> super.isFirstType(type);
        };
      }

      @Override
      protected boolean isLaterType(byte type) {
        return fault == Fault.ANY_LATER_TYPE || super.isLaterType(type);
      }
    };
  }

  private static Rules laterLength(Fault fault) {
    return new Rules() {
      @Override
      protected boolean isLaterLength(int length) {
        return switch (fault) {
          case FORWARD_ZERO_LENGTH -> true;
          case SIXTEEN_BIT_LENGTH -> length > 0 && length <= 0xFFFF;
          default -> length >= 24;
        };
      }
    };
  }

  /** Looks for the next 'M'. */
  private static final class Skipping extends Rules {
    private final boolean onFirst;

    Skipping(boolean onFirst) {
      this.onFirst = onFirst;
    }

    @Override
    protected byte[] readHeader(Link link, boolean first) throws IOException {
      if (first != onFirst) {
        return super.readHeader(link, first);
      }
      byte[] type = link.in().take(1);
      while (type.length > 0 && type[0] != RawFrame.TYPE) {
        type = link.in().take(1);
      }
      byte[] rest = link.in().take(RawFrame.HEADER_OCTETS - 1);
      byte[] header = Arrays.copyOf(type, type.length + rest.length);
      System.arraycopy(rest, 0, header, type.length, rest.length);
      return header;
    }
  }

  /** Waits for more after a first header of length 0. */
  private static final class Patient extends Rules {
    @Override
    protected boolean isFirstLength(Link link, int length) {
      try {
        boolean more = length == 0;
        while (more) {
          more = link.in().takeOnce(1024).length > 0;
        }
        return length > 0;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** Makes everybody pay for one bad header. */
  private static final class Vengeful extends Rules {
    @Override
    protected void badHeader(ModelServer server, Link link) {
      synchronized (server) {
        Room room = link.room();
        if (room != null) {
          room.members().values().forEach(Link::closeAfterOutput);
        }
      }
    }
  }

  /** Believes that a read brings what was sent. */
  private static final class OneRead extends Rules {
    private final Fault fault;

    OneRead(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] readHeader(Link link, boolean first) throws IOException {
      if (fault == Fault.ONE_FRAME_PER_READ) {
        link.in().dropRest();
      }
      return fault == Fault.HEADER_IN_ONE_READ
          ? link.in().takeOnce(RawFrame.HEADER_OCTETS)
          : super.readHeader(link, first);
    }

    @Override
    protected byte[] readBody(ModelServer server, Link link, int length) throws IOException {
      return fault == Fault.BODY_IN_ONE_READ
          ? link.in().takeOnce(length)
          : super.readBody(server, link, length);
    }
  }

  /** Uses what came of a frame that ended early. */
  private static final class PartialTaker extends Rules {
    private final Fault fault;

    PartialTaker(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void partial(ModelServer server, Link link, byte[] octets, boolean first) {
      RawFrame stump =
          octets.length < RawFrame.HEADER_OCTETS ? RawFrame.of(0, octets) : RawFrame.parse(octets);
      RawFrame frame = stump.withBody(Arrays.copyOf(stump.body(), stump.body().length + 1));
      synchronized (server) {
        Room room = link.room();
        if (first && fault == Fault.PARTIAL_FIRST_JOINS) {
          server.rooms().forEach(any -> forward(server, any, link, frame));
        } else if (room != null && octets.length > 0 && fault == Fault.FORWARD_PARTIAL) {
          forward(server, room, link, frame);
        } else if (room != null && octets.length > 0 && fault == Fault.STORE_PARTIAL) {
          keep(server, room, link, frame);
        }
      }
    }
  }
}
