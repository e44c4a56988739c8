package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;

/** What is not taken back when somebody is refused, or has departed. */
public enum ResidueFault implements V1Fault {
  PLACE_PER_REFUSAL("gives a place away for each refused first frame, and has 256"),
  PLACE_PER_BROKEN_END("gives a place away for each first frame that ends early, and has 256"),
  BANS_AFTER_WRONG_KEYS("admits nobody after 200 wrong keys"),
  PLACE_PER_DEPARTURE("gives a place of the channel away for each departure, and has 256"),
  REFUSAL_TAKES_CID("takes a CID before it looks at the key, and keeps it"),
  BROKEN_RESYNC_TAKES_CID("takes the CID of a resync before it looks at its items, and keeps it"),
  DUPLICATES_HOLD_CID("counts the holders of a CID, refused duplicates among them"),
  DUPLICATES_COUNTED_IN_OCTET("admits a duplicate when 255 were refused before"),
  LEAKS_CID_AT_RESET("does not free a CID when the connection is reset"),
  LEAKS_CID_INSIDE_FRAME("does not free a CID when the stream ends inside a frame"),
  LEAKS_CID_IN_REPLAY("does not free a CID while octets wait for its member");

  private static final int PLACES = 256;

  private final String sentence;

  ResidueFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case PLACE_PER_REFUSAL, PLACE_PER_BROKEN_END, BANS_AFTER_WRONG_KEYS, PLACE_PER_DEPARTURE ->
          new Using(this);
      case REFUSAL_TAKES_CID, BROKEN_RESYNC_TAKES_CID -> new Hasty(this);
      case DUPLICATES_HOLD_CID, DUPLICATES_COUNTED_IN_OCTET -> new Counting(this);
      case LEAKS_CID_AT_RESET, LEAKS_CID_INSIDE_FRAME, LEAKS_CID_IN_REPLAY -> new Keeping(this);
    };
  }

  /** Uses places up. */
  private static final class Using extends Rules {
    private final ResidueFault fault;
    private final AtomicInteger used = new AtomicInteger();
    private final Map<Channel, Integer> departed = new HashMap<>();

    Using(ResidueFault fault) {
      this.fault = fault;
    }

    private void use(ResidueFault cause) {
      if (cause == fault) {
        used.incrementAndGet();
      }
    }

    @Override
    protected boolean enter(ModelServer server, Connection connection, RawFrame first)
        throws IOException {
      boolean entered = used.get() < PLACES && super.enter(server, connection, first);
      if (!entered) {
        use(PLACE_PER_REFUSAL);
      }
      return entered;
    }

    @Override
    protected boolean isKey(
        ModelServer server, Connection connection, Triple triple, RawFrame frame) {
      boolean right = super.isKey(server, connection, triple, frame);
      if (!right) {
        use(BANS_AFTER_WRONG_KEYS);
      }
      return right;
    }

    @Override
    protected void partial(
        ModelServer server, Connection connection, byte[] octets, boolean first) {
      if (first && octets.length > 0) {
        use(PLACE_PER_BROKEN_END);
      }
    }

    @Override
    protected void left(ModelServer server, Channel channel, Connection connection) {
      departed.merge(channel, 1, Integer::sum);
    }

    @Override
    protected boolean isDuplicate(ModelServer server, Channel channel, int cid) {
      boolean full = fault == PLACE_PER_DEPARTURE && departed.getOrDefault(channel, 0) >= PLACES;
      return full || super.isDuplicate(server, channel, cid);
    }
  }

  /** Makes a member before it knows that it may. */
  private static final class Hasty extends Rules {
    private final ResidueFault fault;

    Hasty(ResidueFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isKey(
        ModelServer server, Connection connection, Triple triple, RawFrame frame) {
      boolean right = super.isKey(server, connection, triple, frame);
      if (!right && fault == REFUSAL_TAKES_CID) {
        take(server, connection, triple, frame);
      }
      return right;
    }

    @Override
    protected boolean enter(ModelServer server, Connection connection, RawFrame first)
        throws IOException {
      boolean entered = super.enter(server, connection, first);
      List<byte[]> items = resyncItems(first);
      if (!entered && fault == BROKEN_RESYNC_TAKES_CID && !items.isEmpty()) {
        RawFrame frame = frameOf(server, first, items.get(0));
        Triple triple = frame == null ? null : decode(frame.body());
        if (frame != null && triple != null && isKey(server, connection, triple, frame)) {
          take(server, connection, triple, frame);
        }
      }
      return entered;
    }

    private static void take(
        ModelServer server, Connection connection, Triple triple, RawFrame frame) {
      synchronized (server) {
        server.channel(triple.channel()).members().putIfAbsent(frame.cid(), connection);
      }
    }
  }

  /** Counts how many wanted a CID. */
  private static final class Counting extends Rules {
    private final ResidueFault fault;
    private final Map<Channel, Map<Integer, Integer>> refused = new HashMap<>();

    Counting(ResidueFault fault) {
      this.fault = fault;
    }

    @Override
    protected void refusedDuplicate(
        ModelServer server, Channel channel, Connection connection, RawFrame first) {
      refused.computeIfAbsent(channel, r -> new HashMap<>()).merge(first.cid(), 1, Integer::sum);
    }

    @Override
    protected boolean isDuplicate(ModelServer server, Channel channel, int cid) {
      int before = refused.getOrDefault(channel, Map.of()).getOrDefault(cid, 0);
      boolean right = super.isDuplicate(server, channel, cid);
      return fault == DUPLICATES_HOLD_CID ? right || before > 0 : right && before % 256 != 255;
    }
  }

  /** Keeps CIDs taken. */
  private static final class Keeping extends Rules {
    private final ResidueFault fault;
    private final Set<Connection> cutOff = ConcurrentHashMap.newKeySet();

    Keeping(ResidueFault fault) {
      this.fault = fault;
    }

    @Override
    protected void partial(
        ModelServer server, Connection connection, byte[] octets, boolean first) {
      if (octets.length > 0) {
        cutOff.add(connection);
      }
    }

    @Override
    protected void reset(ModelServer server, Connection connection) {
      if (fault == LEAKS_CID_AT_RESET) {
        connection.closeNow();
      } else {
        super.reset(server, connection);
      }
    }

    @Override
    protected void free(Map<Integer, Connection> members, Connection connection) {
      boolean kept =
          switch (fault) {
            case LEAKS_CID_INSIDE_FRAME -> cutOff.contains(connection);
            case LEAKS_CID_IN_REPLAY -> connection.waiting() > 1 << 16;
            default -> false;
          };
      if (!kept) {
        super.free(members, connection);
      }
    }
  }
}
