package org.mles.conformance.selftest.faults.n;

import java.io.IOException;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.n.NModelServer;
import org.mles.conformance.selftest.model.n.NNames;
import org.mles.conformance.selftest.model.n.NRules;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.SipHash;

/** Wrong ways to judge the first frame of the N draft, but for its JSON text. Draft. */
public enum NFirstFault implements NFault {
  N_LITTLE_ENDIAN_LENGTH("N draft: reads the length with its least significant octet first"),
  N_FIRST_IN_ONE_READ("N draft: needs the header of the first frame in one read"),
  N_ANY_TYPE("N draft: does not look at the first octet"),
  N_SHORT_JSON_WAITS("N draft: waits for more after a length of 0 or 1"),
  N_NO_JSON_LIMIT("N draft: waits for a text of any announced length"),
  N_JSON_LIMIT_OFF_BY_ONE("N draft: refuses a text exactly as long as the limit"),
  N_PARTIAL_IS_TOLD("N draft: tells the members of all channels what came of a cut first frame"),
  N_NO_HASH_CHECK("N draft: does not check the hash"),
  N_EITHER_BYTE_ORDER("N draft: accepts the hash in reverse octet order too"),
  N_HASH_WITHOUT_HEADER("N draft: also accepts the hash without type and length"),
  N_HASH_LOW_HALF("N draft: compares the low 32 bits of the hash"),
  N_KEY_OPTIONAL("N draft: also accepts the hash without the shared key"),
  N_KNOWS_A_KEY("N draft: accepts hashes made with a key although it has none"),
  N_NO_DEADLINE("N draft: waits for ever for a first frame");

  private final String sentence;

  NFirstFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public NRules rules() {
    return switch (this) {
      case N_LITTLE_ENDIAN_LENGTH,
          N_FIRST_IN_ONE_READ,
          N_ANY_TYPE,
          N_SHORT_JSON_WAITS,
          N_NO_JSON_LIMIT,
          N_JSON_LIMIT_OFF_BY_ONE,
          N_PARTIAL_IS_TOLD,
          N_NO_DEADLINE ->
          new WrongHeader(this);
      case N_NO_HASH_CHECK,
          N_EITHER_BYTE_ORDER,
          N_HASH_WITHOUT_HEADER,
          N_HASH_LOW_HALF,
          N_KEY_OPTIONAL,
          N_KNOWS_A_KEY ->
          new WrongHash(this);
    };
  }

  private static final class WrongHeader extends NRules {
    private static final int WAIT_MILLIS = 20;

    private final NFirstFault fault;

    WrongHeader(NFirstFault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] readRestOfHeader(Connection connection) throws IOException {
      return fault == NFirstFault.N_FIRST_IN_ONE_READ
          ? connection.in().takeOnce(NFirst.HEADER_OCTETS - 1)
          : super.readRestOfHeader(connection);
    }

    @Override
    protected int length(byte[] header) {
      int length = super.length(header);
      return fault == NFirstFault.N_LITTLE_ENDIAN_LENGTH
          ? Integer.reverseBytes(length) >>> 8
          : length;
    }

    @Override
    protected boolean isType(byte type) {
      return fault == NFirstFault.N_ANY_TYPE || super.isType(type);
    }

    @Override
    protected boolean isLength(Connection connection, int length) throws IOException {
      if (fault == NFirstFault.N_JSON_LIMIT_OFF_BY_ONE) {
        return super.isLength(connection, length) && super.isLength(connection, length + 1);
      }
      boolean waits =
          length < 2
              ? fault == NFirstFault.N_SHORT_JSON_WAITS
              : fault == NFirstFault.N_NO_JSON_LIMIT;
      if (waits && !super.isLength(connection, length)) {
        while (!connection.in().endsWithin(WAIT_MILLIS)) {
          connection.in().dropRest();
        }
        return false;
      }
      return super.isLength(connection, length);
    }

    @Override
    protected void partial(NModelServer server, byte[] octets) {
      if (fault == NFirstFault.N_PARTIAL_IS_TOLD) {
        synchronized (server) {
          server.channels().forEach(c -> c.members().values().forEach(l -> l.send(octets)));
        }
      }
    }

    @Override
    protected int deadlineMillis(NModelServer server) {
      return fault == NFirstFault.N_NO_DEADLINE ? 0 : super.deadlineMillis(server);
    }
  }

  private static final class WrongHash extends NRules {
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final NFirstFault fault;

    WrongHash(NFirstFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isHash(NModelServer server, int length, NNames names, long hash) {
      String key = server.settings().sharedKey();
      String uid = names.uid();
      String channel = names.channel();
      long right = NFirst.hash(length, key, uid, channel);
      return hash == right
          || switch (fault) {
            case N_NO_HASH_CHECK -> true;
            case N_EITHER_BYTE_ORDER -> hash == Long.reverseBytes(right);
            case N_HASH_WITHOUT_HEADER -> hash == SipHash.of(NFirst.strings(key, uid, channel));
            case N_HASH_LOW_HALF -> (hash & LOW_HALF) == (right & LOW_HALF);
            case N_KEY_OPTIONAL -> hash == NFirst.hash(length, null, uid, channel);
            case N_KNOWS_A_KEY -> hash == NFirst.hash(length, "secret", uid, channel);
            default -> false;
          };
    }
  }
}
