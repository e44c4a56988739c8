package org.mles.cert;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes values of ASN.1 in DER, as many kinds as a certificate needs. Thread: any. */
final class Der {
  private static final DateTimeFormatter SHORT_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);
  private static final int FIRST_LONG_YEAR = 2050;
  private static final int SHORT_LENGTHS = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, parts);
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] integer(long number) {
    return integer(BigInteger.valueOf(number));
  }

  static byte[] bool(boolean truth) {
    return value(0x01, new byte[] {(byte) (truth ? 0xFF : 0)});
  }

  static byte[] octetString(byte[] octets) {
    return value(0x04, octets);
  }

  /** Writes bits that are whole octets. */
  static byte[] bitString(byte[] octets) {
    return value(0x03, new byte[] {0}, octets);
  }

  static byte[] utf8(String text) {
    return value(0x0C, text.getBytes(UTF_8));
  }

  /** Writes a time in the form of its year. Source: RFC 5280, 4.1.2.5. */
  static byte[] time(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    return time.getYear() < FIRST_LONG_YEAR
        ? value(0x17, SHORT_TIME.format(time).getBytes(US_ASCII))
        : value(0x18, TIME.format(time).getBytes(US_ASCII));
  }

  /** Writes an object identifier of numbers below 2^14. */
  static byte[] identifier(int... numbers) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(40 * numbers[0] + numbers[1]);
    for (int i = 2; i < numbers.length; i++) {
      if (numbers[i] >= SHORT_LENGTHS) {
        octets.write((numbers[i] >> 7) | 0x80);
      }
      octets.write(numbers[i] & 0x7F);
    }
    return value(0x06, octets.toByteArray());
  }

  /** Writes a value under a tag. */
  static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    writeLength(content.size(), whole);
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }

  private static void writeLength(int octets, ByteArrayOutputStream target) {
    if (octets < SHORT_LENGTHS) {
      target.write(octets);
      return;
    }
    int octetsOfLength = (Integer.SIZE - Integer.numberOfLeadingZeros(octets) + 7) / 8;
    target.write(SHORT_LENGTHS | octetsOfLength);
    for (int i = octetsOfLength - 1; i >= 0; i--) {
      target.write(octets >> (8 * i));
    }
  }
}
