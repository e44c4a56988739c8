package org.mles.conformance.selftest.faults.n;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.n.NChannel;
import org.mles.conformance.selftest.model.n.NMembership;
import org.mles.conformance.selftest.model.n.NModelServer;
import org.mles.conformance.selftest.model.n.NNames;
import org.mles.conformance.selftest.model.n.NRules;

/** Wrong ways to speak the N draft. Draft. */
public enum NStreamFault implements NFault {
  N_LOSES_SOME("N draft: loses a chunk now and then"),
  N_REORDERS("N draft: swaps two chunks now and then"),
  N_FORWARDS_TO_FIRST_ONLY("N draft: forwards to one other member"),
  N_ECHOES("N draft: sends octets back to their sender"),
  N_FORWARDS_FIRST("N draft: forwards first frames"),
  N_KEEPS_FIRST("N draft: keeps first frames in the history"),
  N_GREETS("N draft: greets a joiner"),
  N_DROPS_REST_OF_READ("N draft: drops what came in one read with the first frame"),
  N_TEARS_CHUNKS("N draft: sends a half of a chunk after the next one"),
  N_DUPLICATE_ACCEPTED("N draft: lets a duplicate hash in beside the first"),
  N_DUPLICATE_REPLACES("N draft: closes the first connection when a duplicate comes"),
  N_HALF_OPEN("N draft: never closes its side after FIN"),
  N_LEAKS_HASH("N draft: never frees a hash"),
  N_DROPS_AT_FIN("N draft: drops the last chunk when its sender ends"),
  N_SHARES_CHANNELS("N draft: puts both protocols into one channel"),
  N_DRAFT_ONLY("N draft: refuses version 1"),
  N_HISTORY_MID_CHUNK("N draft: begins the replay inside a chunk"),
  N_HISTORY_OLDEST_ONLY("N draft: replays the oldest chunk only"),
  N_UNBOUNDED_READER("N draft: keeps whatever waits for a reader");

  /** So rarely that a room can be opened in between. */
  private static final int EVERY = 19;

  private final String sentence;

  NStreamFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public NRules rules() {
    return switch (this) {
      case N_LOSES_SOME, N_REORDERS, N_DROPS_AT_FIN -> new WrongPassing(this);
      case N_TEARS_CHUNKS -> new Tearing();
      case N_FORWARDS_TO_FIRST_ONLY, N_ECHOES -> new WrongReceivers(this);
      case N_FORWARDS_FIRST, N_KEEPS_FIRST, N_GREETS, N_DROPS_REST_OF_READ -> new WrongEntry(this);
      case N_DUPLICATE_ACCEPTED, N_DUPLICATE_REPLACES, N_LEAKS_HASH -> new WrongMembers(this);
      case N_HALF_OPEN -> new Lingering();
      case N_SHARES_CHANNELS, N_DRAFT_ONLY -> new WrongVersion1(this);
      case N_HISTORY_MID_CHUNK, N_HISTORY_OLDEST_ONLY, N_UNBOUNDED_READER -> new WrongMemory(this);
    };
  }

  /** Keeps octets of a member back until they are released. */
  private abstract static class Holding extends NRules {
    private byte @Nullable [] held;
    private @Nullable NMembership holder;

    final boolean holds() {
      return held != null;
    }

    final boolean holdsOf(NMembership member) {
      return member.equals(holder);
    }

    final void hold(NMembership member, byte[] octets) {
      held = octets;
      holder = member;
    }

    /** Passes on what is held, if anything is. */
    final void release(NModelServer server) throws IOException {
      byte[] octets = held;
      NMembership owner = holder;
      held = null;
      holder = null;
      if (octets != null && owner != null) {
        super.said(server, owner.connection(), owner, octets);
      }
    }
  }

  /** Passes chunks on, but not all of them, or not as they came. */
  private static final class WrongPassing extends Holding {
    private static final int FIN_MILLIS = 60;

    private final NStreamFault fault;
    private int chunks;

    WrongPassing(NStreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected void said(NModelServer server, Connection from, NMembership member, byte[] chunk)
        throws IOException {
      if (fault == NStreamFault.N_DROPS_AT_FIN && from.in().endsWithin(FIN_MILLIS)) {
        return;
      }
      synchronized (server) {
        boolean strikes = ++chunks % EVERY == 0;
        if (strikes && fault == NStreamFault.N_LOSES_SOME) {
          return;
        }
        if (strikes && fault == NStreamFault.N_REORDERS && !holds()) {
          hold(member, chunk);
        } else {
          super.said(server, from, member, chunk);
          release(server);
        }
      }
    }
  }

  /** Lets whoever speaks next, unless it is the same member, in between the ends of a chunk. */
  private static final class Tearing extends Holding {
    /** Greetings of rooms are shorter; their ends would wait for somebody who waits for them. */
    private static final int SHORTEST = 64;

    @Override
    protected void said(NModelServer server, Connection from, NMembership member, byte[] chunk)
        throws IOException {
      synchronized (server) {
        if (holdsOf(member)) {
          release(server);
        }
        if (chunk.length >= SHORTEST && !holds()) {
          // Not in the middle: a chunk may hold two records, and would be cut between them.
          int first = chunk.length / 2 - 1;
          super.said(server, from, member, Arrays.copyOf(chunk, first));
          hold(member, Arrays.copyOfRange(chunk, first, chunk.length));
        } else {
          super.said(server, from, member, chunk);
          release(server);
        }
      }
    }
  }

  private static final class WrongReceivers extends NRules {
    private final NStreamFault fault;

    WrongReceivers(NStreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(NChannel channel, Connection from, byte[] octets) {
      for (Connection member : List.copyOf(channel.members().values())) {
        if (fault == NStreamFault.N_ECHOES || member != from) {
          member.send(octets);
        }
        if (fault == NStreamFault.N_FORWARDS_TO_FIRST_ONLY && member != from) {
          return;
        }
      }
    }
  }

  private static final class WrongEntry extends NRules {
    private final NStreamFault fault;

    WrongEntry(NStreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected void entered(NModelServer server, NMembership member, byte[] first) {
      switch (fault) {
        case N_FORWARDS_FIRST -> forward(member.channel(), member.connection(), first);
        case N_KEEPS_FIRST -> keep(server, member.channel(), first);
        case N_GREETS -> member.connection().send("hello".getBytes(StandardCharsets.UTF_8));
        default -> member.connection().in().dropRest();
      }
    }
  }

  private static final class WrongMembers extends NRules {
    private final NStreamFault fault;
    private long alias;

    WrongMembers(NStreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected @Nullable NMembership join(
        NModelServer server, Connection connection, NNames names, long hash, byte[] first)
        throws IOException {
      synchronized (server) {
        NChannel channel = server.channel(names.channel());
        Connection holder = channel.members().get(hash);
        if (holder != null && fault == NStreamFault.N_DUPLICATE_REPLACES) {
          channel.members().remove(hash);
          holder.closeNow();
        } else if (holder != null && fault == NStreamFault.N_DUPLICATE_ACCEPTED) {
          return super.join(server, connection, names, ++alias, first);
        }
        return super.join(server, connection, names, hash, first);
      }
    }

    @Override
    protected void left(NModelServer server, @Nullable NMembership member) {
      if (fault != NStreamFault.N_LEAKS_HASH) {
        super.left(server, member);
      }
    }
  }

  /** Never closes its side after FIN. */
  private static final class Lingering extends NRules {
    @Override
    protected void over(NModelServer server, Connection connection, @Nullable NMembership member)
        throws IOException {
      if (member == null) {
        super.over(server, connection, null);
      } else {
        left(server, member);
      }
    }
  }

  private static final class WrongVersion1 extends NRules {
    private final NStreamFault fault;

    WrongVersion1(NStreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean speaksVersion1() {
      return fault != NStreamFault.N_DRAFT_ONLY;
    }

    @Override
    protected String version1Name(String sent) {
      return fault == NStreamFault.N_SHARES_CHANNELS ? sent : super.version1Name(sent);
    }
  }

  private static final class WrongMemory extends NRules {
    private final NStreamFault fault;

    WrongMemory(NStreamFault fault) {
      this.fault = fault;
    }

    @Override
    protected void replay(NChannel channel, Connection connection) {
      List<byte[]> kept = channel.history();
      if (kept.isEmpty() || fault == NStreamFault.N_UNBOUNDED_READER) {
        super.replay(channel, connection);
      } else if (fault == NStreamFault.N_HISTORY_OLDEST_ONLY) {
        connection.send(kept.get(0));
      } else {
        byte[] last = kept.get(kept.size() - 1);
        connection.send(Arrays.copyOfRange(last, 1, last.length));
      }
    }

    @Override
    protected long slowReaderOctets(NModelServer server) {
      return fault == NStreamFault.N_UNBOUNDED_READER
          ? Long.MAX_VALUE
          : super.slowReaderOctets(server);
    }
  }
}
