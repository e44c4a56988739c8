package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Tables and counters that are too small for many, and lists that change while they are read. */
public enum ThrongFault implements V1Fault {
  MEMBERS_IN_ARRAY("has places for 64 members in a channel"),
  MEMBERS_COUNTED_IN_OCTET("counts members in an octet, and opens a channel anew that has none"),
  JOINS_ONE_OF_A_BURST("forgets connections that come while 20 others have not joined"),
  FORWARDS_TO_FIRST_128("forwards to the first 128 members of a channel"),
  MEMBERS_NUMBERED_IN_OCTET("gives the place of the first member to the 257th"),
  SKIPS_AFTER_DEPARTURE("passes over the member behind one that has left, for one frame"),
  DEPARTURE_TAKES_NEIGHBOUR("removes the member behind the one that leaves as well"),
  DEPARTURE_TAKES_LAST("removes the member that joined last when another one leaves"),
  CHANNELS_IN_ARRAY("has places for 200 channels"),
  CHANNELS_NUMBERED_IN_OCTET("takes the 257th channel for the first"),
  CHANNELS_BY_SUM("finds a channel by the sum of the octets of its name");

  private final String sentence;

  ThrongFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case MEMBERS_IN_ARRAY, MEMBERS_COUNTED_IN_OCTET, MEMBERS_NUMBERED_IN_OCTET ->
          new Cramped(this);
      case JOINS_ONE_OF_A_BURST -> overrun();
      case FORWARDS_TO_FIRST_128, SKIPS_AFTER_DEPARTURE -> new PassingOver(this);
      case DEPARTURE_TAKES_NEIGHBOUR, DEPARTURE_TAKES_LAST -> new Misplacing(this);
      case CHANNELS_IN_ARRAY, CHANNELS_NUMBERED_IN_OCTET, CHANNELS_BY_SUM -> new Indexing(this);
    };
  }

  private static Rules overrun() {
    return new Rules() {
      @Override
      protected void accepted(ModelServer server, Connection connection) throws IOException {
        if (server.connections().stream().filter(other -> other.channel() == null).count() > 20) {
          connection.in().take(Integer.MAX_VALUE);
        }
      }
    };
  }

  /** Returns the member that joined next after {@code connection}, or null. */
  private static @Nullable Connection behind(
      Map<Integer, Connection> members, Connection connection) {
    List<Connection> all = new ArrayList<>(members.values());
    int next = all.indexOf(connection) + 1;
    return next == 0 || next == all.size() ? null : all.get(next);
  }

  /** Returns the member that joined last, or null. */
  private static @Nullable Connection last(Map<Integer, Connection> members) {
    return members.values().stream().reduce((before, last) -> last).orElse(null);
  }

  /** Has too few places for members. */
  private static final class Cramped extends Rules {
    private final ThrongFault fault;

    Cramped(ThrongFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isDuplicate(ModelServer server, Channel channel, int cid) {
      boolean full = fault == ThrongFault.MEMBERS_IN_ARRAY && channel.members().size() >= 64;
      return full || super.isDuplicate(server, channel, cid);
    }

    @Override
    protected void join(
        ModelServer server,
        Channel channel,
        Connection connection,
        RawFrame judged,
        List<RawFrame> frames) {
      if (channel.members().size() == 256 && fault == ThrongFault.MEMBERS_COUNTED_IN_OCTET) {
        channel.members().clear();
      } else if (channel.members().size() == 256
          && fault == ThrongFault.MEMBERS_NUMBERED_IN_OCTET) {
        channel.members().remove(channel.members().keySet().iterator().next());
      }
      super.join(server, channel, connection, judged, frames);
    }
  }

  /** Leaves members out when it forwards. */
  private static final class PassingOver extends Rules {
    private final ThrongFault fault;
    private @Nullable Connection skipped;

    PassingOver(ThrongFault fault) {
      this.fault = fault;
    }

    @Override
    protected void free(Map<Integer, Connection> members, Connection connection) {
      skipped = fault == ThrongFault.SKIPS_AFTER_DEPARTURE ? behind(members, connection) : null;
      super.free(members, connection);
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      byte[] octets = frame.encode();
      long most = fault == ThrongFault.FORWARDS_TO_FIRST_128 ? 128 : Long.MAX_VALUE;
      channel.members().values().stream()
          .limit(most)
          .filter(member -> member != from && member != skipped)
          .forEach(member -> member.send(octets));
      skipped = null;
    }
  }

  /** Removes another member than the one that leaves. */
  private static final class Misplacing extends Rules {
    private final ThrongFault fault;

    Misplacing(ThrongFault fault) {
      this.fault = fault;
    }

    @Override
    protected void free(Map<Integer, Connection> members, Connection connection) {
      Connection other =
          fault == ThrongFault.DEPARTURE_TAKES_LAST ? last(members) : behind(members, connection);
      super.free(members, connection);
      if (other != null) {
        super.free(members, other);
      }
    }
  }

  /** Takes different channels for one, or has too few places for them. */
  private static final class Indexing extends Rules {
    private final ThrongFault fault;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Indexing(ThrongFault fault) {
      this.fault = fault;
    }

    @Override
    protected synchronized String channelName(String sent) {
      if (fault == ThrongFault.CHANNELS_BY_SUM) {
        int sum = 0;
        for (byte octet : sent.getBytes(StandardCharsets.UTF_8)) {
          sum += octet;
        }
        return Integer.toString(sum);
      }
      int number = numbers.computeIfAbsent(sent, unused -> numbers.size());
      return Integer.toString(number & 0xFF);
    }

    @Override
    protected boolean isDuplicate(ModelServer server, Channel channel, int cid) {
      boolean full = fault == ThrongFault.CHANNELS_IN_ARRAY && server.channels().size() > 200;
      return full || super.isDuplicate(server, channel, cid);
    }
  }
}
