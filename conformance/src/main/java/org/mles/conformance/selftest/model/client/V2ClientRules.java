package org.mles.conformance.selftest.model.client;

import org.mles.conformance.selftest.model.v2.WireRules;

/**
 * What a client of version 2 does, in parts of one method per decision, all of them right. A fault
 * is a subclass of one part that overrides one method. What it takes for a frame is what a server
 * does. Thread: any.
 */
public record V2ClientRules(AskRules ask, WireRules wire, SayRules say, HearRules hear) {
  /** Makes rules that are all right, for one client. */
  public V2ClientRules() {
    this(new AskRules(), new WireRules(), new SayRules(), new HearRules());
  }

  /** Returns the same with others of the upgrade. */
  public V2ClientRules with(AskRules other) {
    return new V2ClientRules(other, wire, say, hear);
  }

  /** Returns the same with others of frames. */
  public V2ClientRules with(WireRules other) {
    return new V2ClientRules(ask, other, say, hear);
  }

  /** Returns the same with others of what is sent. */
  public V2ClientRules with(SayRules other) {
    return new V2ClientRules(ask, wire, other, hear);
  }

  /** Returns the same with others of what is heard. */
  public V2ClientRules with(HearRules other) {
    return new V2ClientRules(ask, wire, say, other);
  }
}
