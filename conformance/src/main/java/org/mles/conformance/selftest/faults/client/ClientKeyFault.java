package org.mles.conformance.selftest.faults.client;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.client.ClientRules;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.SipHash;

/** Wrong keys of clients. */
public enum ClientKeyFault implements ClientFault {
  CLIENT_OWN_CID("numbers its connections itself"),
  CLIENT_NO_TERMINATORS("hashes the strings without 0xFF after each"),
  CLIENT_CHANNEL_BEFORE_UID("hashes the channel before the uid"),
  CLIENT_PORT_IN_SHARED_KEY("hashes its endpoint beside the shared key"),
  CLIENT_HASHES_255("hashes the first 255 characters of each string"),
  CLIENT_COMPOSES_NAMES("composes names before it hashes them"),
  CLIENT_ZERO_KEY("joins with the key 0"),
  CLIENT_ADDRESS_KEY_IN_SHARED("hashes the address key beside the shared key"),
  CLIENT_SERVER_ENDPOINT("hashes the server's endpoint instead of its own"),
  CLIENT_COMPRESSES_IPV6("writes an IPv6 endpoint with '::'"),
  CLIENT_ADDRESS_KEY_UNUSED("does not hash the address key"),
  CLIENT_EMPTY_KEY_HASHED("hashes a key that is set to nothing");

  private final String sentence;

  ClientKeyFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public ClientRules rules() {
    return switch (this) {
      case CLIENT_NO_TERMINATORS, CLIENT_ZERO_KEY -> hashing(this);
      case CLIENT_HASHES_255, CLIENT_COMPOSES_NAMES -> changing(this);
      case CLIENT_CHANNEL_BEFORE_UID,
          CLIENT_PORT_IN_SHARED_KEY,
          CLIENT_ADDRESS_KEY_IN_SHARED,
          CLIENT_ADDRESS_KEY_UNUSED,
          CLIENT_SERVER_ENDPOINT ->
          choosing(this);
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
    };
  }

  private static ClientRules hashing(ClientKeyFault fault) {
    return new ClientRules() {
      @Override
      protected long key(List<String> strings) {
        return fault == ClientKeyFault.CLIENT_ZERO_KEY
            ? 0
            : SipHash.of(String.join("", strings).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static ClientRules changing(ClientKeyFault fault) {
    return new ClientRules() {
      @Override
      protected long key(List<String> strings) {
        return super.key(
            strings.stream()
                .map(
                    text ->
                        fault == ClientKeyFault.CLIENT_HASHES_255
                            ? text.substring(0, Math.min(255, text.length()))
                            : Normalizer.normalize(text, Normalizer.Form.NFC))
                .toList());
      }
    };
  }

  private static ClientRules choosing(ClientKeyFault fault) {
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
          default -> {
            if (!shared) {
              strings.set(0, endpoint(invitation.server()));
            }
          }
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
