package org.mles.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.mles.frame.n.NHeader;
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

/**
 * What a server speaks: one row for each protocol that does not begin as version 1 does. Thread:
 * any.
 */
final class Sessions {
  /** Makes the session of one connection. */
  interface Maker {
    /**
     * Makes one.
     *
     * @param room takes it in
     * @param mouth for what it says itself
     */
    Session make(Remote remote, Visitor room, Mouth mouth);
  }

  private final Map<Integer, Maker> byFirstOctet;

  /** Version 1 is always spoken, and refuses what is nothing else. */
  private final Maker otherwise;

  private Sessions(Map<Integer, Maker> byFirstOctet, Maker otherwise) {
    this.byFirstOctet = Map.copyOf(byFirstOctet);
    this.otherwise = otherwise;
  }

  static Sessions of(ServerConfig config) {
    SessionRules rules = config.sessionRules();
    NSessionRules draftRules = config.draftSessionRules();
    Sessions spoken =
        new Sessions(
            Map.of(), (remote, room, mouth) -> new V1Session(rules, remote.endpoints(), room));
    if (config.protocols().contains(Protocol.N_DRAFT)) {
      spoken = spoken.with(NHeader.TYPE, (remote, room, mouth) -> new NSession(draftRules, room));
    }
    if (config.protocols().contains(Protocol.V2)) {
      V2Rules v2Rules = config.v2Rules();
      Maker v2 = (remote, room, mouth) -> new V2Session(v2Rules, room, mouth);
      // As GET and HEAD begin; nothing else is read there.
      spoken = spoken.with('G', v2).with('H', v2);
    }
    return spoken;
  }

  /** Returns the same with one row more. */
  Sessions with(int firstOctet, Maker maker) {
    Map<Integer, Maker> more = new HashMap<>(byFirstOctet);
    more.put(firstOctet, maker);
    return new Sessions(more, otherwise);
  }

  /** Makes the session of a new connection. */
  Session open(Remote remote, Visitor room, Mouth mouth) {
    if (byFirstOctet.isEmpty()) {
      return otherwise.make(remote, room, mouth);
    }
    Map<Integer, Supplier<Session>> choices = new HashMap<>();
    byFirstOctet.forEach(
        (octet, maker) -> choices.put(octet, () -> maker.make(remote, room, mouth)));
    return new Sniffer(choices, () -> otherwise.make(remote, room, mouth));
  }
}
