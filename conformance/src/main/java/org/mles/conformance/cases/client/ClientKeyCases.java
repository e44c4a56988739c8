package org.mles.conformance.cases.client;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.client.ClientLab;

/** The key that a client joins with, in each mode. */
@Chapter(value = "client-key", kind = Kind.CLIENT)
final class ClientKeyCases {
  @Case(
      id = "client.key.shared",
      clause = {"V1-KEY-02", "V1-KEY-01"},
      title = "With a shared key it hashes shared key, uid and channel",
      kills = {
        "client-no-terminators",
        "client-channel-before-uid",
        "client-port-in-shared-key",
        "client-zero-key"
      },
      setup = Setup.SHARED_KEY)
  void shared(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.key.shared-wins",
      clause = "V1-KEY-02",
      title = "Beside a shared key the address key is not hashed",
      kills = "client-address-key-in-shared",
      setup = Setup.BOTH_KEYS)
  void sharedWins(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.key.endpoint",
      clause = {"V1-KEY-03", "V1-KEY-01"},
      title = "Without a key it hashes its own endpoint, uid and channel",
      kills = {"client-no-terminators", "client-channel-before-uid", "client-server-endpoint"},
      setup = Setup.ENDPOINT)
  void endpoint(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.key.endpoint-ipv6",
      clause = "V1-KEY-03",
      title = "An IPv6 endpoint is hashed as eight groups in brackets",
      kills = "client-compresses-ipv6",
      setup = Setup.ENDPOINT_IPV6)
  void endpointOnIpv6(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.key.address-key",
      clause = "V1-KEY-03",
      title = "With an address key it hashes endpoint, address key, uid and channel",
      kills = "client-address-key-unused",
      setup = Setup.ADDRESS_KEY)
  void addressKey(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.key.empty",
      clause = "V1-KEY-14",
      title = "Keys set to the empty string count as not set",
      kills = "client-empty-key-hashed",
      setup = Setup.EMPTY_KEYS)
  void emptyKeys(ClientLab lab) {
    lab.visitor().joins();
  }
}
