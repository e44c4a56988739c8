package org.mles.conformance.selftest.model.proxy;

import org.mles.conformance.selftest.model.v2.UpgradeRules;
import org.mles.conformance.selftest.model.v2.WireRules;

/**
 * What a proxy does, in parts of one method per decision, all of them right. Requests and frames of
 * WebSocket are judged as a server of version 2 does. Thread: any. Source: WSP-11.
 */
public record ProxyRules(
    UpgradeRules upgrade, WireRules wire, PageRules page, LaneRules lane, LossRules loss) {
  /** Makes rules that are all right. */
  public ProxyRules() {
    this(new UpgradeRules(), new WireRules(), new PageRules(), new LaneRules(), new LossRules());
  }

  /** Returns the same with others of requests. */
  public ProxyRules with(UpgradeRules other) {
    return new ProxyRules(other, wire, page, lane, loss);
  }

  /** Returns the same with others of frames of WebSocket. */
  public ProxyRules with(WireRules other) {
    return new ProxyRules(upgrade, other, page, lane, loss);
  }

  /** Returns the same with others of what a page says. */
  public ProxyRules with(PageRules other) {
    return new ProxyRules(upgrade, wire, other, lane, loss);
  }

  /** Returns the same with others of what goes through a lane. */
  public ProxyRules with(LaneRules other) {
    return new ProxyRules(upgrade, wire, page, other, loss);
  }

  /** Returns the same with others of connections that end. */
  public ProxyRules with(LossRules other) {
    return new ProxyRules(upgrade, wire, page, lane, other);
  }
}
