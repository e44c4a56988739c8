package org.mles.conformance.cases.tls;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Ways in which octets are no record. Thread: any. Source: TLS-REC-01. */
enum BrokenRecord {
  UNKNOWN_TYPE {
    @Override
    byte[] with(byte[] right) {
      return concat(record(UNKNOWN, FEW), right);
    }
  },
  TOO_LONG {
    @Override
    byte[] with(byte[] right) {
      return concat(record(DATA, TOO_MANY), right);
    }
  },
  OTHER_MAJOR {
    @Override
    byte[] with(byte[] right) {
      byte[] changed = right.clone();
      changed[MAJOR] = 2;
      return changed;
    }
  };

  /** Type, version and length. */
  static final int HEAD_OCTETS = 5;

  private static final int DATA = 0x17;
  private static final int UNKNOWN = 0x63;
  private static final int MAJOR = 1;
  private static final int FEW = 40;

  /** One more than a record may have behind its head. */
  private static final int TOO_MANY = 18_433;

  /** Returns what is sent instead of the record of an honest message. */
  abstract byte[] with(byte[] right);

  /** Returns the words used in messages. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static byte[] record(int type, int octets) {
    byte[] record = new byte[HEAD_OCTETS + octets];
    record[0] = (byte) type;
    record[MAJOR] = 3;
    record[2] = 3;
    record[3] = (byte) (octets >> 8);
    record[4] = (byte) octets;
    return record;
  }

  /** Returns octets one behind the other. */
  static byte[] concat(byte[]... all) {
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    for (byte[] part : all) {
      one.writeBytes(part);
    }
    return one.toByteArray();
  }
}
