package org.mles.conformance.cases.proxy;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.ProxyLab;

/** Who does not read holds back who sends to him, and nobody else. */
@Chapter(value = "proxy-pressure", kind = Kind.PROXY)
final class ProxyPressureCases {
  @Case(
      id = "proxy.pressure.page",
      clause = "WSP-17",
      title = "A page that does not read holds back its connection; it gets all, and others go on",
      kills = {"proxy-hoards-down", "proxy-drops-down", "proxy-one-stalls-all"})
  void page(ProxyLab lab) {
    Lane other = lab.lane("other");
    lab.scene().judgeFromHere();
    Flood flood = Flood.down(lab);
    flood.isHeldBack(other);
    flood.comesDown();
    other.proven();
  }

  @Case(
      id = "proxy.pressure.upstream",
      clause = "WSP-17",
      title = "A connection that is not read holds back its page; all goes up, and others go on",
      kills = {"proxy-hoards-up", "proxy-drops-up"})
  void upstream(ProxyLab lab) {
    Lane other = lab.lane("other");
    Flood flood = Flood.up(lab);
    flood.isHeldBack(other);
    flood.comesUp();
    other.proven();
  }
}
