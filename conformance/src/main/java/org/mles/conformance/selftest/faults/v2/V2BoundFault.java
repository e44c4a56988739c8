package org.mles.conformance.selftest.faults.v2;

import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Bound;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;

/** Limits of version 2 that are kept one too far, or one too soon. */
public enum V2BoundFault implements V2Fault {
  V2_ONE_CONNECTION_MORE("takes one connection more than configured", Limit.CONNECTIONS, 1),
  V2_ONE_CONNECTION_LESS("takes one connection less than configured", Limit.CONNECTIONS, -1),
  V2_ONE_VISITOR_MORE("lets one more wait without a join", Limit.UNJOINED_PER_SOURCE, 1),
  V2_ONE_VISITOR_LESS("lets one less wait without a join", Limit.UNJOINED_PER_SOURCE, -1),
  V2_ONE_CHANNEL_MORE("opens one channel more than configured", Limit.CHANNELS, 1),
  V2_ONE_CHANNEL_LESS("opens one channel less than configured", Limit.CHANNELS, -1),
  V2_ONE_DESERTED_MORE("remembers one deserted channel more", Limit.DESERTED_CHANNELS, 1),
  V2_ONE_DESERTED_LESS("remembers one deserted channel less", Limit.DESERTED_CHANNELS, -1);

  private final String does;
  private final Limit limit;
  private final int step;

  V2BoundFault(String does, Limit limit, int step) {
    this.does = does;
    this.limit = limit;
    this.step = step;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    return new V2Rules();
  }

  @Override
  public Subject subject() {
    return new ModelSubject(
        "model server of version 2 " + word(),
        SETTINGS.withProtocol(Protocol.V2),
        wanted -> new V2ModelServer(rules(), new Bound(limit, step).moved(wanted)));
  }
}
