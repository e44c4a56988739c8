package org.mles.server;

import java.util.HashMap;
import java.util.Map;
import org.mles.frame.n.NHeader;
import org.mles.frame.v1.V1Header;
import org.mles.session.Mouth;
import org.mles.session.NSession;
import org.mles.session.NSessionRules;
import org.mles.session.Protocol;
import org.mles.session.Session;
import org.mles.session.SessionRules;
import org.mles.session.Sniffer;
import org.mles.session.V1Session;
import org.mles.session.V2Rules;
import org.mles.session.V2Session;

/** What a server speaks: a row for each octet that a connection may begin with. Thread: any. */
final class Sessions {
  /** Makes the session of one connection. */
  interface Maker {
    /**
     * Makes one.
     *
     * @param hall takes it in
     * @param mouth for what it says itself
     */
    Session make(Remote remote, Visitor hall, Mouth mouth);
  }

  private final Map<Integer, Maker> byFirstOctet;

  private Sessions(Map<Integer, Maker> byFirstOctet) {
    this.byFirstOctet = Map.copyOf(byFirstOctet);
  }

  static Sessions of(ServerConfig config) {
    Sessions spoken = new Sessions(Map.of());
    for (Protocol protocol : config.protocols()) {
      spoken =
          switch (protocol) {
            case V1 -> spoken.with(V1Header.TYPE, v1(config.sessionRules()));
            case N_DRAFT -> spoken.with(NHeader.TYPE, draft(config.draftSessionRules()));
            // As GET and HEAD begin; nothing else is read there.
            case V2 -> {
              Maker v2 = v2(config.v2Rules(false), config.v2Rules(true));
              yield spoken.with('G', v2).with('H', v2);
            }
          };
    }
    return spoken;
  }

  private static Maker v1(SessionRules rules) {
    return (remote, hall, mouth) -> new V1Session(rules, remote.endpoints(), hall);
  }

  private static Maker draft(NSessionRules rules) {
    return (remote, hall, mouth) -> new NSession(rules, hall);
  }

  private static Maker v2(V2Rules plain, V2Rules secure) {
    return (remote, hall, mouth) -> new V2Session(hall.isSecure() ? secure : plain, hall, mouth);
  }

  /** Returns the same with one row more. */
  Sessions with(int firstOctet, Maker maker) {
    Map<Integer, Maker> more = new HashMap<>(byFirstOctet);
    more.put(firstOctet, maker);
    return new Sessions(more);
  }

  /** Makes the session of a new connection. */
  Session open(Remote remote, Visitor hall, Mouth mouth) {
    return new Sniffer(
        octet -> {
          Maker maker = byFirstOctet.get(octet);
          return maker == null ? null : maker.make(remote, hall, mouth);
        });
  }
}
