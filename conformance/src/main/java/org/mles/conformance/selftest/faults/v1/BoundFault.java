package org.mles.conformance.selftest.faults.v1;

import org.mles.conformance.book.Limit;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Bound;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;

/** Limits that are kept one too far, or one too soon. */
public enum BoundFault implements V1Fault {
  ONE_CONNECTION_MORE("takes one connection more than configured", Limit.CONNECTIONS, 1),
  ONE_CONNECTION_LESS("takes one connection less than configured", Limit.CONNECTIONS, -1),
  ONE_VISITOR_MORE("lets one more wait without a join", Limit.UNJOINED_PER_SOURCE, 1),
  ONE_VISITOR_LESS("lets one less wait without a join", Limit.UNJOINED_PER_SOURCE, -1),
  ONE_CHANNEL_MORE("opens one channel more than configured", Limit.CHANNELS, 1),
  ONE_CHANNEL_LESS("opens one channel less than configured", Limit.CHANNELS, -1),
  ONE_DESERTED_MORE("remembers one deserted channel more", Limit.DESERTED_CHANNELS, 1),
  ONE_DESERTED_LESS("remembers one deserted channel less", Limit.DESERTED_CHANNELS, -1),
  ONE_KEPT_FRAME_LESS("keeps one frame less than configured", Limit.HISTORY_FRAMES, -1),
  ONE_KEPT_OCTET_MORE("keeps one octet more than configured", Limit.HISTORY_OCTETS, 1),
  ONE_KEPT_OCTET_LESS("keeps one octet less than configured", Limit.HISTORY_OCTETS, -1),
  ONE_BODY_OCTET_MORE("takes a body one octet longer than configured", Limit.BODY_OCTETS, 1),
  ONE_BODY_OCTET_LESS("refuses a body of exactly what is configured", Limit.BODY_OCTETS, -1);

  private final String sentence;
  private final Limit limit;
  private final int step;

  BoundFault(String sentence, Limit limit, int step) {
    this.sentence = sentence;
    this.limit = limit;
    this.step = step;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return new Rules();
  }

  @Override
  public Subject subject() {
    return new ModelSubject(
        "model server " + word(),
        SETTINGS,
        wanted -> new ModelServer(rules(), new Bound(limit, step).moved(wanted)));
  }
}
