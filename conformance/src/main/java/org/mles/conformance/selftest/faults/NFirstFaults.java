package org.mles.conformance.selftest.faults;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Link;
import org.mles.conformance.selftest.model.NModelServer;
import org.mles.conformance.selftest.model.NNames;
import org.mles.conformance.selftest.model.NRules;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.SipHash;

/** Wrong ways to judge the first frame of the N draft, but for its JSON text. Draft. */
final class NFirstFaults {
  private NFirstFaults() {}

  static @Nullable NRules of(Fault fault) {
    return switch (fault) {
      case N_LITTLE_ENDIAN_LENGTH,
          N_FIRST_IN_ONE_READ,
          N_ANY_TYPE,
          N_SHORT_JSON_WAITS,
          N_NO_JSON_LIMIT,
          N_JSON_LIMIT_OFF_BY_ONE,
          N_PARTIAL_IS_TOLD,
          N_NO_DEADLINE ->
          new WrongHeader(fault);
      case N_NO_HASH_CHECK,
          N_EITHER_BYTE_ORDER,
          N_HASH_WITHOUT_HEADER,
          N_HASH_LOW_HALF,
          N_KEY_OPTIONAL,
          N_KNOWS_A_KEY ->
          new WrongHash(fault);
      default -> null;
    };
  }

  private static final class WrongHeader extends NRules {
    private static final int WAIT_MILLIS = 20;

    private final Fault fault;

    WrongHeader(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] readRestOfHeader(Link link) throws IOException {
      return fault == Fault.N_FIRST_IN_ONE_READ
          ? link.in().takeOnce(NFirst.HEADER_OCTETS - 1)
          : super.readRestOfHeader(link);
    }

    @Override
    protected int length(byte[] header) {
      int length = super.length(header);
      return fault == Fault.N_LITTLE_ENDIAN_LENGTH ? Integer.reverseBytes(length) >>> 8 : length;
    }

    @Override
    protected boolean isType(byte type) {
      return fault == Fault.N_ANY_TYPE || super.isType(type);
    }

    @Override
    protected boolean isLength(Link link, int length) throws IOException {
      if (fault == Fault.N_JSON_LIMIT_OFF_BY_ONE) {
        return super.isLength(link, length) && super.isLength(link, length + 1);
      }
      boolean waits =
          length < 2 ? fault == Fault.N_SHORT_JSON_WAITS : fault == Fault.N_NO_JSON_LIMIT;
      if (waits && !super.isLength(link, length)) {
        while (!link.in().endsWithin(WAIT_MILLIS)) {
          link.in().dropRest();
        }
        return false;
      }
      return super.isLength(link, length);
    }

    @Override
    protected void partial(NModelServer server, byte[] octets) {
      if (fault == Fault.N_PARTIAL_IS_TOLD) {
        synchronized (server) {
          server.channels().forEach(c -> c.members().values().forEach(l -> l.send(octets)));
        }
      }
    }

    @Override
    protected int deadlineMillis(NModelServer server) {
      return fault == Fault.N_NO_DEADLINE ? 0 : super.deadlineMillis(server);
    }
  }

  private static final class WrongHash extends NRules {
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final Fault fault;

    WrongHash(Fault fault) {
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
