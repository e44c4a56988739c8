package org.mles.conformance.cases.proxy;

import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/** The headers that a proxy makes. */
@Chapter(value = "proxy-key", kind = Kind.PROXY)
final class ProxyKeyCases {
  /** Proves that the first header and later ones have the key and CID of their channel. */
  private static void expectKeys(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    expectKey(lab, lane, lane.opening());
    expectKey(lab, lane, lane.carry("later"));
    Lane pond = lab.lane(lane.page());
    expectKey(lab, pond, pond.opening());
    expectKey(lab, lane, lane.carry("still the first channel"));
  }

  private static void expectKey(ProxyLab lab, Lane lane, RawFrame frame) {
    lab.check(
        frame.key() == lane.key() && frame.cid() == (int) lane.key(),
        String.format(
            Locale.ROOT,
            "the key %016x and its low half as CID; saw %016x and %08x",
            lane.key(),
            frame.key(),
            frame.cid()));
  }

  @Case(
      id = "proxy.key.shared",
      clause = {"WSP-04", "V1-KEY-02"},
      title = "Headers have the key of the shared key and the names, and its low half as CID",
      kills = {"proxy-cid-zero", "proxy-later-key-zero", "proxy-key-without-channel"},
      setup = Setup.SHARED_KEY)
  void shared(ProxyLab lab) {
    expectKeys(lab);
  }

  @Case(
      id = "proxy.key.endpoint",
      clause = "WSP-04",
      title = "Without a shared key headers have the key of the proxy's own address",
      kills = "proxy-key-of-page",
      setup = Setup.ENDPOINT)
  void endpoint(ProxyLab lab) {
    expectKeys(lab);
  }

  @Case(
      id = "proxy.key.address",
      clause = "WSP-04",
      title = "Without a shared key the address key is part of the key",
      kills = "proxy-no-address-key",
      setup = Setup.ADDRESS_KEY)
  void address(ProxyLab lab) {
    expectKeys(lab);
  }

  @Case(
      id = "proxy.key.first-user",
      clause = "WSP-04",
      title = "Headers keep the user of the first message of the channel, whoever speaks later",
      kills = "proxy-key-of-speaker",
      setup = Setup.SHARED_KEY)
  void firstUser(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    WsMessage other = Lane.message(lab.scene().unique("bob"), lane.channel(), "as another");
    expectKey(lab, lane, lane.goesUp(lane.page().say(other)));
  }
}
