package org.mles.benchmarks.crew.group;

import java.net.InetSocketAddress;
import java.util.List;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCPPING;

/**
 * Finds the group at the address of its host, which is all that a member has to know. So its own
 * port may be any free one, which the library forbids where members look for each other's ports.
 */
public final class KnownHost extends TCPPING {
  /** Made by {@link GroupStack}; public, since the library looks at it by reflection. */
  KnownHost(List<InetSocketAddress> hosts) {
    setId(ClassConfigurator.getProtocolId(TCPPING.class));
    setInitialHosts(hosts);
    returnEntireCache(true); // so that members find each other, too, of whom only the host knows
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
