package org.mles.conformance.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes what a certificate is made of, in DER. Thread: any. Source: RFC 5280. */
final class Der {
  private static final DateTimeFormatter OF_TWO_DIGITS =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter OF_FOUR_DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);
  private static final int FIRST_YEAR_OF_FOUR_DIGITS = 2050;
  private static final int LONG = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, parts);
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] octets(byte[] content) {
    return value(0x04, content);
  }

  /** Writes whole octets as bits. */
  static byte[] bits(byte[] content) {
    return value(0x03, new byte[] {0}, content);
  }

  /** Writes a name that has nothing but a common name. */
  static byte[] name(String common) {
    byte[] pair = sequence(identifier("2.5.4.3"), value(0x0C, common.getBytes(UTF_8)));
    return sequence(value(0x31, pair));
  }

  static byte[] time(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    return time.getYear() < FIRST_YEAR_OF_FOUR_DIGITS
        ? value(0x17, OF_TWO_DIGITS.format(time).getBytes(US_ASCII))
        : value(0x18, OF_FOUR_DIGITS.format(time).getBytes(US_ASCII));
  }

  /** Writes an object identifier that is given in numbers with dots between them. */
  static byte[] identifier(String dotted) {
    String[] numbers = dotted.split("\\.", -1);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(40 * Integer.parseInt(numbers[0]) + Integer.parseInt(numbers[1]));
    for (int i = 2; i < numbers.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if ((number >> shift) != 0) {
          content.write(((number >> shift) & 0x7F) | LONG);
        }
      }
      content.write(number & 0x7F);
    }
    return value(0x06, content.toByteArray());
  }

  /** Writes a value under a tag. */
  static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length < LONG) {
      whole.write(length);
    } else {
      byte[] octets = BigInteger.valueOf(length).toByteArray();
      int from = octets[0] == 0 ? 1 : 0;
      whole.write(LONG | (octets.length - from));
      whole.write(octets, from, octets.length - from);
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
