package org.mles.conformance.selftest.faults;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.ClientRules;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.SipHash;

/** Wrong keys of clients. */
final class ClientKeyFaults {
  private ClientKeyFaults() {}

  static @Nullable ClientRules of(Fault fault) {
    return switch (fault) {
      case CLIENT_NO_TERMINATORS, CLIENT_ZERO_KEY -> hashing(fault);
      case CLIENT_CHANNEL_BEFORE_UID,
          CLIENT_PORT_IN_SHARED_KEY,
          CLIENT_ADDRESS_KEY_IN_SHARED,
          CLIENT_ADDRESS_KEY_UNUSED,
          CLIENT_SERVER_ENDPOINT ->
          choosing(fault);
      case CLIENT_COMPRESSES_IPV6 -> compressing();
      case CLIENT_EMPTY_KEY_HASHED ->
          new ClientRules() {
            @Override
            protected @Nullable String configured(@Nullable String key) {
              return key;
            }
          };
      case CLIENT_OWN_CID ->
          new ClientRules() {
            @Override
            protected int cid(long key) {
              return 1;
            }
          };
      default -> null;
    };
  }

  private static ClientRules hashing(Fault fault) {
    return new ClientRules() {
      @Override
      protected long key(List<String> strings) {
        return fault == Fault.CLIENT_ZERO_KEY
            ? 0
            : SipHash.of(String.join("", strings).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static ClientRules choosing(Fault fault) {
    return new ClientRules() {
      @Override
      protected List<String> joinStrings(Invitation invitation, InetSocketAddress own) {
        List<String> strings = super.joinStrings(invitation, own);
        String address = invitation.settings().addressKey();
        boolean shared = configured(invitation.settings().sharedKey()) != null;
        switch (fault) {
          case CLIENT_CHANNEL_BEFORE_UID ->
              Collections.swap(strings, strings.size() - 2, strings.size() - 1);
          case CLIENT_PORT_IN_SHARED_KEY -> {
            if (shared) {
              strings.add(0, endpoint(own));
            }
          }
          case CLIENT_ADDRESS_KEY_IN_SHARED -> {
            if (shared && address != null) {
              strings.add(1, address);
            }
          }
          case CLIENT_ADDRESS_KEY_UNUSED -> strings.removeIf(s -> s.equals(address));
          default -> strings.set(0, endpoint(invitation.server()));
        }
        return strings;
      }
    };
  }

  private static ClientRules compressing() {
    return new ClientRules() {
      @Override
      protected String endpoint(InetSocketAddress own) {
        return JoinKey.endpoint(own).replace("[0:0:0:0:0:0:0:", "[::");
      }
    };
  }
}
