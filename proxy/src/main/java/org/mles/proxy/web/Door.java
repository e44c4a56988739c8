package org.mles.proxy.web;

import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.mles.http.Head;
import org.mles.net.Transport;
import org.mles.proxy.site.Answer;
import org.mles.proxy.site.Redirect;
import org.mles.proxy.site.Site;
import org.mles.ws.Handshake;
import org.mles.ws.Upgrade;

/**
 * One port of a proxy. Thread: any.
 *
 * @param transports carries the octets of its connections
 * @param upgrades judges what came as, or instead of, a request
 * @param pages answers a request that is right and asks for no upgrade
 */
record Door(
    Function<SocketChannel, Transport> transports,
    Function<Head, Upgrade> upgrades,
    Function<Head.Request, Answer> pages) {
  /** Upgrades, and shows pages. */
  static Door main(Function<SocketChannel, Transport> transports, Handshake handshake, Site site) {
    return new Door(transports, handshake::judge, site::answer);
  }

  /** Sends everybody to the other port, whatever is asked for. */
  static Door redirecting(
      Function<SocketChannel, Transport> transports, Handshake handshake, Redirect redirect) {
    return new Door(
        transports,
        head -> head instanceof Head.Request ? new Upgrade.Unasked() : handshake.judge(head),
        redirect::answer);
  }
}
