package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.Arrays;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways to cut a stream into frames. */
public enum StreamFault implements V1Fault {
  LITTLE_ENDIAN_LENGTH("reads the length with its least significant octet first"),
  SINGLE_OCTET_LENGTH("reads the last octet of the length only"),
  LENGTH_INCLUDES_HEADER("takes the length as that of header and body"),
  ANY_FIRST_TYPE("does not look at the type of the first header"),
  SEVEN_BIT_TYPE("compares the low seven bits of the type"),
  TYPE_WITHOUT_CASE("takes 'm' for 'M' in the first header"),
  ANY_TYPE_FROM_M("takes every first type from 'M' on"),
  ANSWERS_UNDECLARED_N("lets a client of the N draft in, which nobody said"),
  ANSWERS_UNDECLARED_GET("answers 'G' in HTTP, which nobody said"),
  ANSWERS_UNDECLARED_HEAD("answers 'H' in HTTP, which nobody said"),
  LATER_N_PASSES("takes an 'N' for a type after the join"),
  SKIP_TO_TYPE("skips octets until it sees an 'M'"),
  ACCEPT_ZERO_LENGTH("joins the empty names for a first frame of length 0"),
  HANG_ON_ZERO_LENGTH("waits for more after a first header of length 0"),
  ANY_LATER_TYPE("does not look at the type of later headers"),
  SKIP_LATER_TO_TYPE("skips octets until the next 'M' after the join"),
  BAD_HEADER_CLOSES_CHANNEL("closes every member when one sends a bad header"),
  FORWARD_ZERO_LENGTH("forwards later frames of length 0"),
  SIXTEEN_BIT_LENGTH("refuses bodies over 65535 octets"),
  FIRST_BODY_OF_16_BITS("refuses first bodies over 65535 octets"),
  SHORT_BODIES_REFUSED("closes on a later body shorter than 24 octets"),
  HEADER_IN_ONE_READ("needs a whole header in one read"),
  BODY_IN_ONE_READ("needs a whole body in one read"),
  ONE_FRAME_PER_READ("drops what follows the first frame in one read"),
  PARTIAL_FIRST_JOINS("joins and forwards a first frame that ended early"),
  FORWARD_PARTIAL("forwards a frame that ended early"),
  STORE_PARTIAL("keeps a frame that ended early in the history");

  private final String sentence;

  StreamFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case LITTLE_ENDIAN_LENGTH, SINGLE_OCTET_LENGTH, LENGTH_INCLUDES_HEADER -> length(this);
      case ANY_FIRST_TYPE,
          SEVEN_BIT_TYPE,
          TYPE_WITHOUT_CASE,
          ANY_TYPE_FROM_M,
          ANY_LATER_TYPE,
          LATER_N_PASSES ->
          type(this);
      case ANSWERS_UNDECLARED_N -> new Answering(NFirst.TYPE);
      case ANSWERS_UNDECLARED_GET -> new Answering((byte) 'G');
      case ANSWERS_UNDECLARED_HEAD -> new Answering((byte) 'H');
      case SKIP_TO_TYPE -> new Skipping(true);
      case SKIP_LATER_TO_TYPE -> new Skipping(false);
      case ACCEPT_ZERO_LENGTH, HANG_ON_ZERO_LENGTH -> new Patient();
      case BAD_HEADER_CLOSES_CHANNEL -> new Vengeful();
      case FORWARD_ZERO_LENGTH, SIXTEEN_BIT_LENGTH, SHORT_BODIES_REFUSED -> laterLength(this);
      case FIRST_BODY_OF_16_BITS -> shortFirst();
      case HEADER_IN_ONE_READ, BODY_IN_ONE_READ, ONE_FRAME_PER_READ -> new OneRead(this);
      case PARTIAL_FIRST_JOINS, FORWARD_PARTIAL, STORE_PARTIAL -> new PartialTaker(this);
    };
  }

  private static Rules length(StreamFault fault) {
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

  private static Rules type(StreamFault fault) {
    return new Rules() {
      @Override
      protected boolean isFirstType(byte type) {
        return switch (fault) {
          case ANY_FIRST_TYPE -> true;
          case SEVEN_BIT_TYPE -> (type & 0x7F) == RawFrame.TYPE;
          case TYPE_WITHOUT_CASE -> Character.toUpperCase(type) == RawFrame.TYPE;
          case ANY_TYPE_FROM_M -> type >= RawFrame.TYPE;
          default -> super.isFirstType(type);
        };
      }

      @Override
      protected boolean isLaterType(byte type) {
        return switch (fault) {
          case ANY_LATER_TYPE -> true;
          case LATER_N_PASSES -> type == 'N' || super.isLaterType(type);
          default -> super.isLaterType(type);
        };
      }
    };
  }

  private static Rules laterLength(StreamFault fault) {
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

  private static Rules shortFirst() {
    return new Rules() {
      @Override
      protected boolean isFirstLength(Connection connection, int length) {
        return length <= 0xFFFF && super.isFirstLength(connection, length);
      }
    };
  }

  /** Speaks another protocol as well. */
  private static final class Answering extends Rules {
    private static final byte[] REFUSAL = NFirst.utf8("HTTP/1.1 400 Bad Request\r\n\r\n");

    private final byte type;

    Answering(byte type) {
      this.type = type;
    }

    @Override
    protected byte[] readHeader(Connection connection, boolean first) throws IOException {
      byte[] header = super.readHeader(connection, first);
      boolean other = first && header.length == RawFrame.HEADER_OCTETS && header[0] == type;
      if (other && type != NFirst.TYPE) {
        connection.send(REFUSAL);
      }
      boolean more = other && type == NFirst.TYPE && header[NFirst.HEADER_OCTETS] == '{';
      while (more) {
        more = connection.in().takeOnce(1024).length > 0;
      }
      return header;
    }
  }

  /** Looks for the next 'M'. */
  private static final class Skipping extends Rules {
    private final boolean onFirst;

    Skipping(boolean onFirst) {
      this.onFirst = onFirst;
    }

    @Override
    protected byte[] readHeader(Connection connection, boolean first) throws IOException {
      if (first != onFirst) {
        return super.readHeader(connection, first);
      }
      byte[] type = connection.in().take(1);
      while (type.length > 0 && type[0] != RawFrame.TYPE) {
        type = connection.in().take(1);
      }
      byte[] rest = connection.in().take(RawFrame.HEADER_OCTETS - 1);
      byte[] header = Arrays.copyOf(type, type.length + rest.length);
      System.arraycopy(rest, 0, header, type.length, rest.length);
      return header;
    }
  }

  /** Waits for more after a first header of length 0. */
  private static final class Patient extends Rules {
    @Override
    protected boolean isFirstLength(Connection connection, int length) {
      try {
        boolean more = length == 0;
        while (more) {
          more = connection.in().takeOnce(1024).length > 0;
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
    protected void badHeader(ModelServer server, Connection connection) {
      synchronized (server) {
        Channel channel = connection.channel();
        if (channel != null) {
          channel.members().values().forEach(Connection::closeAfterOutput);
        }
      }
    }
  }

  /** Believes that a read brings what was sent. */
  private static final class OneRead extends Rules {
    private final StreamFault fault;

    OneRead(StreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] readHeader(Connection connection, boolean first) throws IOException {
      if (fault == StreamFault.ONE_FRAME_PER_READ) {
        connection.in().dropRest();
      }
      return fault == StreamFault.HEADER_IN_ONE_READ
          ? connection.in().takeOnce(RawFrame.HEADER_OCTETS)
          : super.readHeader(connection, first);
    }

    @Override
    protected byte[] readBody(ModelServer server, Connection connection, int length)
        throws IOException {
      return fault == StreamFault.BODY_IN_ONE_READ
          ? connection.in().takeOnce(length)
          : super.readBody(server, connection, length);
    }
  }

  /** Uses what came of a frame that ended early. */
  private static final class PartialTaker extends Rules {
    private final StreamFault fault;

    PartialTaker(StreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected void partial(
        ModelServer server, Connection connection, byte[] octets, boolean first) {
      RawFrame stump =
          octets.length < RawFrame.HEADER_OCTETS ? RawFrame.of(0, octets) : RawFrame.parse(octets);
      RawFrame frame = stump.withBody(Arrays.copyOf(stump.body(), stump.body().length + 1));
      synchronized (server) {
        Channel channel = connection.channel();
        if (first && fault == StreamFault.PARTIAL_FIRST_JOINS) {
          server.channels().forEach(any -> forward(server, any, connection, frame));
        } else if (channel != null && octets.length > 0 && fault == StreamFault.FORWARD_PARTIAL) {
          forward(server, channel, connection, frame);
        } else if (channel != null && octets.length > 0 && fault == StreamFault.STORE_PARTIAL) {
          keep(server, channel, connection, frame);
        }
      }
    }
  }
}
