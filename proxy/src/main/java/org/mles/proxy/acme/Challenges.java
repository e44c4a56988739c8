package org.mles.proxy.acme;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Identity;
import org.mles.cert.OtherIdentities;
import org.mles.text.HostName;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;

/**
 * What an authority is shown as a proof that this is the host of a domain, on the port that
 * everybody uses. Thread: any. Source: RFC 8737.
 */
final class Challenges implements OtherIdentities {
  private final Map<String, Identity> byDomain = new ConcurrentHashMap<>();

  void show(String domain, Identity proof) {
    byDomain.put(HostName.plain(domain), proof);
  }

  void hide(String domain) {
    byDomain.remove(HostName.plain(domain));
  }

  @Override
  public String protocol() {
    return TlsAlpn01Challenge.ACME_TLS_1_PROTOCOL;
  }

  @Override
  public @Nullable Identity of(String host) {
    return byDomain.get(HostName.plain(host));
  }
}
