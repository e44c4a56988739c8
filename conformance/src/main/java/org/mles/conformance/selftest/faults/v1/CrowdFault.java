package org.mles.conformance.selftest.faults.v1;

import java.util.List;
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
  FORGETS_POPULATED("forgets the history of channels with members too");

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
