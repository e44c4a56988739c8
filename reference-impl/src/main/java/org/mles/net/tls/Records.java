package org.mles.net.tls;

import java.nio.ByteBuffer;
import org.mles.rule.WireRule;

/**
 * What can be seen of a record from outside: how long it is. Thread: any. Source: RFC 8446 5.1, RFC
 * 5246 6.2.3.
 */
final class Records {
  static final int HEAD_OCTETS = 5;

  /** As much as version 1.2 allows, which is more than 1.3 does. */
  static final int MAX_OCTETS = HEAD_OCTETS + (16 << 10) + 2048;

  /** A record of handshake messages, such as a hello; any connection begins with one. */
  static final int HANDSHAKE = 0x16;

  private static final int LEAST_TYPE = 0x14;
  private static final int MOST_TYPE = 0x18;
  private static final int MAJOR_VERSION = 3;

  private Records() {}

  /**
   * Tells whether octets begin with a whole record.
   *
   * @throws TlsRefused if what they begin with can be none
   */
  static boolean beginWithWhole(ByteBuffer octets) throws TlsRefused {
    int start = octets.position();
    int there = octets.remaining();
    if (there > 0) {
      int type = octets.get(start) & 0xFF;
      require(type >= LEAST_TYPE && type <= MOST_TYPE, "of type " + type);
    }
    if (there > 1) {
      int major = octets.get(start + 1) & 0xFF;
      require(major == MAJOR_VERSION, "of version " + major);
    }
    if (there < HEAD_OCTETS) {
      return false;
    }
    int octetsOfRecord = HEAD_OCTETS + (octets.getShort(start + 3) & 0xFFFF);
    require(octetsOfRecord <= MAX_OCTETS, "of " + octetsOfRecord + " octets");
    return there >= octetsOfRecord;
  }

  private static void require(boolean met, String what) throws TlsRefused {
    if (!met) {
      throw new TlsRefused(WireRule.TLS_RECORD, "it speaks no TLS: a record " + what);
    }
  }
}
