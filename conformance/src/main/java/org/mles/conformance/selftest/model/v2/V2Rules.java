package org.mles.conformance.selftest.model.v2;

/**
 * What a server of version 2 does, in parts of one method per decision, all of them right. A fault
 * is a subclass of one part that overrides one method. Thread: any.
 */
public record V2Rules(
    UpgradeRules upgrade,
    WireRules wire,
    FirstRules first,
    TokenRules token,
    ChannelRules channel,
    LifeRules life) {
  /** Makes rules that are all right. */
  public V2Rules() {
    this(
        new UpgradeRules(),
        new WireRules(),
        new FirstRules(),
        new TokenRules(),
        new ChannelRules(),
        new LifeRules());
  }

  /** Returns the same with others of requests. */
  public V2Rules with(UpgradeRules other) {
    return new V2Rules(other, wire, first, token, channel, life);
  }

  /** Returns the same with others of frames. */
  public V2Rules with(WireRules other) {
    return new V2Rules(upgrade, other, first, token, channel, life);
  }

  /** Returns the same with others of first messages. */
  public V2Rules with(FirstRules other) {
    return new V2Rules(upgrade, wire, other, token, channel, life);
  }

  /** Returns the same with others of tokens. */
  public V2Rules with(TokenRules other) {
    return new V2Rules(upgrade, wire, first, other, channel, life);
  }

  /** Returns the same with others of channels. */
  public V2Rules with(ChannelRules other) {
    return new V2Rules(upgrade, wire, first, token, other, life);
  }

  /** Returns the same with others of a session's life. */
  public V2Rules with(LifeRules other) {
    return new V2Rules(upgrade, wire, first, token, channel, other);
  }
}
