package org.mles.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What a client says first that offers one version of TLS up to 1.2, made by hand: the JVM does not
 * offer old ones. Thread: any. Source: RFC 5246, section 7.4.1.2.
 */
public final class OldHello {
  /** TLS 1.2. */
  public static final int NEWEST = 0x0303;

  /** Suites with and without AEAD, so that each version finds one. */
  private static final String SUITES = "c02bc02fc02cc030c009c013c00ac014002f0035";

  /** Curves, uncompressed points, signatures, a master secret of all that was said, no renewal. */
  private static final String EXTENSIONS =
      "000a0006000400170018"
          + "000b00020100"
          + "000d000e000c040304010503050108040805"
          + "00170000"
          + "ff01000100";

  private static final int RECORD = 0x16;
  private static final int RANDOM_OCTETS = 32;

  private OldHello() {}

  /** Returns one record; two of different versions differ in nothing else but what is random. */
  public static byte[] octets(int version, byte[] random) {
    byte[] suites = HexFormat.of().parseHex(SUITES);
    byte[] extensions = HexFormat.of().parseHex(EXTENSIONS);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    put(body, Short.BYTES, version);
    body.write(random, 0, RANDOM_OCTETS);
    put(body, 1, 0);
    put(body, Short.BYTES, suites.length);
    body.writeBytes(suites);
    put(body, Short.BYTES, 0x0100);
    put(body, Short.BYTES, extensions.length);
    body.writeBytes(extensions);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    put(record, 1, RECORD);
    put(record, Short.BYTES, 0x0301);
    put(record, Short.BYTES, body.size() + Integer.BYTES);
    put(record, Integer.BYTES, 0x0100_0000 | body.size());
    record.writeBytes(body.toByteArray());
    return record.toByteArray();
  }

  private static void put(ByteArrayOutputStream to, int octets, int value) {
    byte[] all = ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    to.write(all, Integer.BYTES - octets, octets);
  }
}
