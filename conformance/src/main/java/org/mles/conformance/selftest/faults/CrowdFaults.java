package org.mles.conformance.selftest.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Crowd;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Room;
import org.mles.conformance.selftest.model.Rules;

/** Limits on how many there are, not kept or kept at the wrong ones' cost. */
final class CrowdFaults {
  private CrowdFaults() {}

  static @Nullable Rules of(Fault fault) {
    return switch (fault) {
      case NO_CONNECTION_LIMIT, NO_SOURCE_LIMIT, NO_CHANNEL_LIMIT, NO_DESERTED_LIMIT ->
          new Rules(new Unlimited(fault));
      case SOURCE_LIMIT_COUNTS_MEMBERS -> new Rules(new Miscounting());
      case FORGETS_NEWEST_DESERTED, FORGETS_FIRST_OPENED, FORGETS_POPULATED ->
          new Rules(new Forgetful(fault));
      default -> null;
    };
  }

  /** Ignores one limit. */
  private static final class Unlimited extends Crowd {
    private final Fault fault;

    Unlimited(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean mayStay(ModelServer server, Link link) {
      boolean blind = fault == Fault.NO_CONNECTION_LIMIT || fault == Fault.NO_SOURCE_LIMIT;
      return blind || super.mayStay(server, link);
    }

    @Override
    protected boolean mayOpen(ModelServer server) {
      return fault == Fault.NO_CHANNEL_LIMIT || super.mayOpen(server);
    }

    @Override
    protected void forgetSome(ModelServer server) {
      if (fault != Fault.NO_DESERTED_LIMIT) {
        super.forgetSome(server);
      }
    }
  }

  /** Takes every connection for one that has not joined. */
  private static final class Miscounting extends Crowd {
    @Override
    protected long unjoined(ModelServer server, Link link) {
      return server.links().size();
    }
  }

  /** Forgets other channels than it may. */
  private static final class Forgetful extends Crowd {
    private final Fault fault;

    Forgetful(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void deserted(ModelServer server, Room room) {
      if (fault == Fault.FORGETS_FIRST_OPENED) {
        forgetSome(server);
      } else {
        super.deserted(server, room);
      }
    }

    @Override
    protected Room victim(List<Room> empty) {
      return fault == Fault.FORGETS_NEWEST_DESERTED
          ? empty.get(empty.size() - 1)
          : super.victim(empty);
    }

    @Override
    protected void forgetSome(ModelServer server) {
      super.forgetSome(server);
      if (fault == Fault.FORGETS_POPULATED) {
        server.rooms().stream()
            .filter(room -> !room.members().isEmpty())
            .forEach(room -> room.history().clear());
      }
    }
  }
}
