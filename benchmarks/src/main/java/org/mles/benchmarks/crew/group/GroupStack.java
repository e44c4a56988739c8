package org.mles.benchmarks.crew.group;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK;
import org.jgroups.protocols.FRAG2;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jgroups.util.SocketFactory;
import org.jgroups.util.TLS;
import org.jgroups.util.TLSClientAuth;

/**
 * The protocols of a group, from the socket up. No merging of groups that fell apart: an agent that
 * lost its coordinator ends. A killed process is noticed by its socket, a machine that is silent by
 * its heartbeat.
 */
final class GroupStack {
  /** A busy machine may not answer for seconds while it measures. */
  private static final long SILENCE_MILLIS = TimeUnit.SECONDS.toMillis(40);

  private static final long HEARTBEAT_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long JOIN_MILLIS = TimeUnit.SECONDS.toMillis(3);

  /** The socket of the failure detector is this far above that of the messages. */
  private static final int DETECTOR_OFFSET = 100;

  /** Kept, or the level that is set would be forgotten with it. */
  private static final Logger LOG = Logger.getLogger("org.jgroups");

  private static final Logger FINDER = Logger.getLogger(KnownHost.class.getName());

  static {
    FINDER.setLevel(Level.OFF);
    LOG.setLevel(Level.OFF); // what matters of it is said by the agents themselves
  }

  private GroupStack() {}

  private static SocketFactory sockets(GroupKey key) throws GeneralSecurityException, IOException {
    TLS tls = new TLS().enabled(true).setClientAuth(TLSClientAuth.NEED);
    return tls.createSocketFactory(GroupTls.context(key));
  }

  static List<Protocol> of(InetSocketAddress bind, List<InetSocketAddress> hosts, GroupKey key)
      throws GeneralSecurityException, IOException {
    TCP tcp = new TCP();
    tcp.setBindAddress(bind.getAddress());
    tcp.setBindPort(bind.getPort());
    tcp.setPortRange(0);
    tcp.tcpNodelay(true); // or a report waits for the acknowledgement of the one before
    tcp.setSocketFactory(sockets(key));
    FD_SOCK detector = new FD_SOCK();
    detector.setBindAddress(bind.getAddress());
    detector.setStartPort(bind.getPort() == 0 ? 0 : bind.getPort() + DETECTOR_OFFSET);
    FD_ALL3 heartbeats = new FD_ALL3();
    heartbeats.setInterval(HEARTBEAT_MILLIS).setTimeout(SILENCE_MILLIS);
    GMS membership = new GMS();
    membership
        .setJoinTimeout(hosts.isEmpty() ? 1 : JOIN_MILLIS)
        .setMaxJoinAttempts(2)
        .printLocalAddress(false);
    return List.of(
        tcp,
        new KnownHost(hosts),
        detector,
        heartbeats,
        new VERIFY_SUSPECT2(),
        new NAKACK2(),
        new UNICAST3(),
        new STABLE(),
        membership,
        new UFC(),
        new MFC(),
        new FRAG2());
  }
}
