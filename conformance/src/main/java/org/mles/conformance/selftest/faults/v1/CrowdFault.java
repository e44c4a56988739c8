package org.mles.conformance.selftest.faults.v1;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Crowd;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;

/** Limits on how many there are, not kept or kept at the wrong ones' cost. */
public enum CrowdFault implements V1Fault {
  NO_CONNECTION_LIMIT("takes more connections than configured"),
  NO_SOURCE_LIMIT("takes more connections without a join from one address than configured"),
  SOURCE_LIMIT_COUNTS_MEMBERS("counts members as connections that have not joined"),
  NO_CHANNEL_LIMIT("opens more channels than configured"),
  NO_DESERTED_LIMIT("remembers every channel that ever was"),
  FORGETS_NEWEST_DESERTED("forgets the channel that was left last"),
  FORGETS_FIRST_OPENED("forgets the channel that was opened first, not the one left first"),
  FORGETS_POPULATED("forgets the history of channels with members too"),
  FORGETS_BY_SMALL_LETTERS("forgets every deserted channel of that name, capital or small"),
  FORGETS_BY_255_OCTETS("forgets every deserted channel whose name begins with the same 255");

  private final String sentence;

  CrowdFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case NO_CONNECTION_LIMIT, NO_SOURCE_LIMIT, NO_CHANNEL_LIMIT, NO_DESERTED_LIMIT ->
          new Rules(new Unlimited(this));
      case SOURCE_LIMIT_COUNTS_MEMBERS -> new Rules(new Miscounting());
      case FORGETS_NEWEST_DESERTED, FORGETS_FIRST_OPENED, FORGETS_POPULATED ->
          new Rules(new Forgetful(this));
      case FORGETS_BY_SMALL_LETTERS ->
          new Rules(new Confusing(name -> name.toLowerCase(Locale.ROOT)));
      case FORGETS_BY_255_OCTETS ->
          new Rules(new Confusing(name -> name.substring(0, Math.min(name.length(), 255))));
    };
  }

  /** Ignores one limit. */
  private static final class Unlimited extends Crowd {
    private final CrowdFault fault;

    Unlimited(CrowdFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean mayStay(ModelServer server, Connection connection) {
      boolean blind =
          fault == CrowdFault.NO_CONNECTION_LIMIT || fault == CrowdFault.NO_SOURCE_LIMIT;
      return blind || super.mayStay(server, connection);
    }

    @Override
    protected boolean mayOpen(ModelServer server) {
      return fault == CrowdFault.NO_CHANNEL_LIMIT || super.mayOpen(server);
    }

    @Override
    protected void forgetSome(ModelServer server) {
      if (fault != CrowdFault.NO_DESERTED_LIMIT) {
        super.forgetSome(server);
      }
    }
  }

  /** Takes every connection for one that has not joined. */
  private static final class Miscounting extends Crowd {
    @Override
    protected long unjoined(ModelServer server, Connection connection) {
      return server.connections().size();
    }
  }

  /** Takes names for one that are not. */
  private static final class Confusing extends Crowd {
    private final UnaryOperator<String> known;

    Confusing(UnaryOperator<String> known) {
      this.known = known;
    }

    @Override
    protected Channel victim(List<Channel> empty) {
      Channel first = super.victim(empty);
      empty.stream()
          .filter(other -> known.apply(other.name()).equals(known.apply(first.name())))
          .forEach(other -> other.history().clear());
      return first;
    }
  }

  /** Forgets other channels than it may. */
  private static final class Forgetful extends Crowd {
    private final CrowdFault fault;

    Forgetful(CrowdFault fault) {
      this.fault = fault;
    }

    @Override
    protected void deserted(ModelServer server, Channel channel) {
      if (fault == CrowdFault.FORGETS_FIRST_OPENED) {
        forgetSome(server);
      } else {
        super.deserted(server, channel);
      }
    }

    @Override
    protected Channel victim(List<Channel> empty) {
      return fault == CrowdFault.FORGETS_NEWEST_DESERTED
          ? empty.get(empty.size() - 1)
          : super.victim(empty);
    }

    @Override
    protected void forgetSome(ModelServer server) {
      super.forgetSome(server);
      if (fault == CrowdFault.FORGETS_POPULATED) {
        server.channels().stream()
            .filter(channel -> !channel.members().isEmpty())
            .forEach(channel -> channel.history().clear());
      }
    }
  }
}
