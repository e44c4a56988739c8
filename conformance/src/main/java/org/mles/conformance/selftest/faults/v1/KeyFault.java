package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.SipHash;

/** Wrong ways to authenticate. */
public enum KeyFault implements V1Fault {
  SIPHASH_1_3("computes SipHash-1-3"),
  NO_TERMINATORS("hashes the strings without 0xFF after each"),
  CHANNEL_BEFORE_UID("hashes the channel before the uid"),
  NO_KEY_CHECK("does not check the key"),
  ANY_TERMINATOR("also accepts the hash without 0xFF after each string"),
  ANY_ORDER("accepts the hash of the strings in any order"),
  CHECKS_CID_ONLY("compares the low half of the expected key with the CID alone"),
  ZERO_KEY_PASSES("accepts the key 0"),
  CHECKS_LOW_HALF("compares the low 32 bits of the key"),
  EITHER_BYTE_ORDER("accepts the key in reverse octet order too"),
  SECRET_NOT_HASHED("accepts keys made without the right shared key"),
  PORT_IN_SHARED_KEY("hashes the client's endpoint beside the shared key"),
  REAUTHENTICATES("checks the key of later frames too"),
  ENDPOINT_NOT_HASHED("accepts uid and channel alone as the key in endpoint mode"),
  ADDRESS_KEY_LAST("hashes the address key after the names"),
  ADDRESS_KEY_IGNORED("leaves the address key out"),
  ADDRESS_KEY_OPTIONAL("accepts keys made without the address key"),
  COMPRESSED_IPV6_TOO("accepts the compressed text of an IPv6 address as well"),
  ADDRESS_KEY_IN_SHARED("hashes the address key beside the shared key"),
  EMPTY_KEY_HASHED("hashes a key that is set to nothing");

  private static final long LOW_HALF = 0xFFFF_FFFFL;

  /** SipHash-1-3: one round per word and three at the end. */
  private static final SipHash SHORT = new SipHash(1, 3, 0, 0);

  private final String sentence;

  KeyFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case SIPHASH_1_3, NO_TERMINATORS -> hashing(this);
      case NO_KEY_CHECK, CHECKS_CID_ONLY, ZERO_KEY_PASSES, CHECKS_LOW_HALF, EITHER_BYTE_ORDER ->
          new Comparing(this);
      case ANY_TERMINATOR,
          ANY_ORDER,
          SECRET_NOT_HASHED,
          ENDPOINT_NOT_HASHED,
          ADDRESS_KEY_OPTIONAL,
          COMPRESSED_IPV6_TOO ->
          new Generous(this);
      case CHANNEL_BEFORE_UID,
          PORT_IN_SHARED_KEY,
          ADDRESS_KEY_LAST,
          ADDRESS_KEY_IGNORED,
          ADDRESS_KEY_IN_SHARED,
          EMPTY_KEY_HASHED ->
          new Salting(this);
      case REAUTHENTICATES -> new Reauthenticating();
    };
  }

  private static Rules hashing(KeyFault fault) {
    return new Rules() {
      @Override
      protected long hash(List<String> strings) {
        return fault == KeyFault.NO_TERMINATORS
            ? joined(strings)
            : SHORT.hash(JoinKey.input(strings.toArray(String[]::new)));
      }
    };
  }

  private static long joined(List<String> strings) {
    return SipHash.of(String.join("", strings).getBytes(StandardCharsets.UTF_8));
  }

  /** Hashes other strings, or in another order. */
  private static final class Salting extends Rules {
    private final KeyFault fault;

    /** By uid and channel: the endpoint from which a user came first. */
    private final Map<String, String> firstEndpoints = new ConcurrentHashMap<>();

    Salting(KeyFault fault) {
      this.fault = fault;
    }

    @Override
    protected List<String> keyStrings(ModelServer server, String endpoint, Triple triple) {
      List<String> strings = new ArrayList<>(super.keyStrings(server, endpoint, triple));
      String addressKey = server.settings().addressKey();
      int last = strings.size() - 1;
      switch (fault) {
        case CHANNEL_BEFORE_UID -> Collections.swap(strings, last, last - 1);
        case PORT_IN_SHARED_KEY -> addPortOfReturner(strings, endpoint);
        case ADDRESS_KEY_LAST -> {
          if (addressKey != null && strings.remove(addressKey)) {
            strings.add(addressKey);
          }
        }
        case ADDRESS_KEY_IN_SHARED -> {
          if (addressKey != null && !strings.contains(addressKey)) {
            strings.add(1, addressKey);
          }
        }
        case EMPTY_KEY_HASHED -> {
          if ("".equals(addressKey)) {
            strings.add(1, addressKey);
          }
        }
        default -> strings.remove(addressKey);
      }
      return strings;
    }

    private void addPortOfReturner(List<String> strings, String endpoint) {
      String port = endpoint.substring(endpoint.lastIndexOf(':'));
      String first = firstEndpoints.computeIfAbsent(String.join("\n", strings), any -> port);
      if (!first.equals(port)) {
        strings.add(endpoint);
      }
    }
  }

  /** Compares the right hash in a wrong way. */
  private static final class Comparing extends Rules {
    private final KeyFault fault;

    Comparing(KeyFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isKey(
        ModelServer server, Connection connection, Triple triple, RawFrame frame) {
      long expected = hash(keyStrings(server, endpoints(connection).get(0), triple));
      boolean right = super.isKey(server, connection, triple, frame);
      return switch (fault) {
        case NO_KEY_CHECK -> true;
        case CHECKS_CID_ONLY -> right || frame.cid() == (int) expected;
        case ZERO_KEY_PASSES -> right || frame.key() == 0;
        case CHECKS_LOW_HALF -> ((frame.key() ^ expected) & LOW_HALF) == 0;
        default -> right || Long.reverseBytes(frame.key()) == expected;
      };
    }
  }

  /** Accepts another hash beside the right one. */
  private static final class Generous extends Rules {
    private final KeyFault fault;

    Generous(KeyFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isKey(ModelServer server, Connection connection, Triple t, RawFrame frame) {
      String endpoint = endpoints(connection).get(0);
      List<String> strings = keyStrings(server, endpoint, t);
      long key = frame.key();
      boolean other =
          switch (fault) {
            case ANY_TERMINATOR -> key == joined(strings) || key == shifted(strings);
            case ANY_ORDER -> permutations(strings).stream().anyMatch(p -> key == hash(p));
            case SECRET_NOT_HASHED, ENDPOINT_NOT_HASHED -> key == JoinKey.of(t.uid(), t.channel());
            case ADDRESS_KEY_OPTIONAL -> key == JoinKey.of(endpoint, t.uid(), t.channel());
            default ->
                key
                    == JoinKey.of(
                        endpoint.replace("[0:0:0:0:0:0:0:1]", "[::1]"), t.uid(), t.channel());
          };
      return other || super.isKey(server, connection, t, frame);
    }

    /** The hash of the same letters with the border of uid and channel one letter later. */
    private static long shifted(List<String> strings) {
      List<String> other = new ArrayList<>(strings);
      int last = other.size() - 1;
      String channel = other.get(last);
      if (channel.isEmpty()) {
        return 0;
      }
      other.set(last - 1, other.get(last - 1) + channel.charAt(0));
      other.set(last, channel.substring(1));
      return JoinKey.of(other.toArray(String[]::new));
    }

    private static List<List<String>> permutations(List<String> strings) {
      if (strings.isEmpty()) {
        return List.of(List.of());
      }
      List<List<String>> all = new ArrayList<>();
      for (int i = 0; i < strings.size(); i++) {
        List<String> rest = new ArrayList<>(strings);
        String first = rest.remove(i);
        for (List<String> tail : permutations(rest)) {
          List<String> one = new ArrayList<>(List.of(first));
          one.addAll(tail);
          all.add(one);
        }
      }
      return all;
    }
  }

  /** Checks every frame as if it were a first one. */
  private static final class Reauthenticating extends Rules {
    private final Map<Connection, Long> keys = new ConcurrentHashMap<>();

    @Override
    protected boolean enter(ModelServer server, Connection connection, RawFrame first)
        throws IOException {
      keys.put(connection, first.key());
      return super.enter(server, connection, first);
    }

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      Long key = keys.get(connection);
      return key != null && key == frame.key() && super.accept(server, connection, frame);
    }
  }
}
