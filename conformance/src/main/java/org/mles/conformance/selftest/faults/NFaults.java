package org.mles.conformance.selftest.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.NChannel;
import org.mles.conformance.selftest.model.NMembership;
import org.mles.conformance.selftest.model.NModelServer;
import org.mles.conformance.selftest.model.NNames;
import org.mles.conformance.selftest.model.NRules;

/** Wrong ways to speak the N draft. Draft. */
public final class NFaults {
  /** So rarely that a room can be opened in between. */
  private static final int EVERY = 19;

  private NFaults() {}

  /**
   * Returns fresh rules with {@code fault} and no other.
   *
   * @throws IllegalArgumentException if nobody can build that fault
   */
  public static NRules of(Fault fault) {
    NRules rules = NFirstFaults.of(fault);
    rules = rules == null ? NJsonFaults.of(fault) : rules;
    rules = rules == null ? stream(fault) : rules;
    rules = rules == null ? member(fault) : rules;
    if (rules == null) {
      throw new IllegalArgumentException("no rules have the fault " + fault.word());
    }
    return rules;
  }

  private static @Nullable NRules stream(Fault fault) {
    return switch (fault) {
      case N_LOSES_SOME, N_REORDERS, N_DROPS_AT_FIN -> new WrongPassing(fault);
      case N_TEARS_CHUNKS -> new Tearing();
      case N_FORWARDS_TO_FIRST_ONLY, N_ECHOES -> new WrongReceivers(fault);
      case N_FORWARDS_FIRST, N_KEEPS_FIRST, N_GREETS, N_DROPS_REST_OF_READ -> new WrongEntry(fault);
      default -> null;
    };
  }

  private static @Nullable NRules member(Fault fault) {
    return switch (fault) {
      case N_DUPLICATE_ACCEPTED, N_DUPLICATE_REPLACES, N_LEAKS_HASH -> new WrongMembers(fault);
      case N_HALF_OPEN -> new Lingering();
      case N_SHARES_CHANNELS, N_DRAFT_ONLY -> new WrongVersion1(fault);
      case N_HISTORY_MID_CHUNK, N_HISTORY_OLDEST_ONLY, N_UNBOUNDED_READER -> new WrongMemory(fault);
      default -> null;
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
        super.said(server, owner.link(), owner, octets);
      }
    }
  }

  /** Passes chunks on, but not all of them, or not as they came. */
  private static final class WrongPassing extends Holding {
    private static final int FIN_MILLIS = 60;

    private final Fault fault;
    private int chunks;

    WrongPassing(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void said(NModelServer server, Link from, NMembership member, byte[] chunk)
        throws IOException {
      if (fault == Fault.N_DROPS_AT_FIN && from.in().endsWithin(FIN_MILLIS)) {
        return;
      }
      synchronized (server) {
        boolean strikes = ++chunks % EVERY == 0;
        if (strikes && fault == Fault.N_LOSES_SOME) {
          return;
        }
        if (strikes && fault == Fault.N_REORDERS && !holds()) {
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
    protected void said(NModelServer server, Link from, NMembership member, byte[] chunk)
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
    private final Fault fault;

    WrongReceivers(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void forward(NChannel channel, Link from, byte[] octets) {
      for (Link member : List.copyOf(channel.members().values())) {
        if (fault == Fault.N_ECHOES || member != from) {
          member.send(octets);
        }
        if (fault == Fault.N_FORWARDS_TO_FIRST_ONLY && member != from) {
          return;
        }
      }
    }
  }

  private static final class WrongEntry extends NRules {
    private final Fault fault;

    WrongEntry(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void entered(NModelServer server, NMembership member, byte[] first) {
      switch (fault) {
        case N_FORWARDS_FIRST -> forward(member.channel(), member.link(), first);
        case N_KEEPS_FIRST -> keep(server, member.channel(), first);
        case N_GREETS -> member.link().send("hello".getBytes(StandardCharsets.UTF_8));
        default -> member.link().in().dropRest();
      }
    }
  }

  private static final class WrongMembers extends NRules {
    private final Fault fault;
    private long alias;

    WrongMembers(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected @Nullable NMembership join(
        NModelServer server, Link link, NNames names, long hash, byte[] first) throws IOException {
      synchronized (server) {
        NChannel channel = server.channel(names.channel());
        Link holder = channel.members().get(hash);
        if (holder != null && fault == Fault.N_DUPLICATE_REPLACES) {
          channel.members().remove(hash);
          holder.closeNow();
        } else if (holder != null && fault == Fault.N_DUPLICATE_ACCEPTED) {
          return super.join(server, link, names, ++alias, first);
        }
        return super.join(server, link, names, hash, first);
      }
    }

    @Override
    protected void left(NModelServer server, @Nullable NMembership member) {
      if (fault != Fault.N_LEAKS_HASH) {
        super.left(server, member);
      }
    }
  }

  /** Never closes its side after FIN. */
  private static final class Lingering extends NRules {
    @Override
    protected void over(NModelServer server, Link link, @Nullable NMembership member)
        throws IOException {
      if (member == null) {
        super.over(server, link, null);
      } else {
        left(server, member);
      }
    }
  }

  private static final class WrongVersion1 extends NRules {
    private final Fault fault;

    WrongVersion1(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean speaksVersion1() {
      return fault != Fault.N_DRAFT_ONLY;
    }

    @Override
    protected String version1Name(String sent) {
      return fault == Fault.N_SHARES_CHANNELS ? sent : super.version1Name(sent);
    }
  }

  private static final class WrongMemory extends NRules {
    private final Fault fault;

    WrongMemory(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void replay(NChannel channel, Link link) {
      List<byte[]> kept = channel.history();
      if (kept.isEmpty() || fault == Fault.N_UNBOUNDED_READER) {
        super.replay(channel, link);
      } else if (fault == Fault.N_HISTORY_OLDEST_ONLY) {
        link.send(kept.get(0));
      } else {
        byte[] last = kept.get(kept.size() - 1);
        link.send(Arrays.copyOfRange(last, 1, last.length));
      }
    }

    @Override
    protected long slowReaderOctets(NModelServer server) {
      return fault == Fault.N_UNBOUNDED_READER ? Long.MAX_VALUE : super.slowReaderOctets(server);
    }
  }
}
