package org.mles.conformance.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a client says first in a handshake, as far as it is about versions. Thread: any. Source: RFC
 * 5246, section 7.4.1.2, and RFC 8446, section 4.2.1.
 *
 * @param offered versions that it speaks; the newest alone if it does not list them
 * @param suites what it could encrypt with
 */
public record HeardHello(List<Integer> offered, List<Integer> suites) {
  private static final int RECORD = 0x16;
  private static final int CLIENT_HELLO = 1;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int RANDOM_OCTETS = 32;

  /** Suites that were there before 1.2, those of most use first. */
  private static final List<Integer> OLD =
      List.of(0xC009, 0xC013, 0xC00A, 0xC014, 0x002F, 0x0035, 0x0033, 0x0039);

  /** Values that stand for no version, so that servers get used to unknown ones: RFC 8701. */
  private static final Set<Integer> LOWER_OCTETS_OF_NONE =
      Set.of(
          0x0A, 0x1A, 0x2A, 0x3A, 0x4A, 0x5A, 0x6A, 0x7A, 0x8A, 0x9A, 0xAA, 0xBA, 0xCA, 0xDA, 0xEA,
          0xFA);

  /** Takes copies of the lists. */
  public HeardHello {
    offered = List.copyOf(offered);
    suites = List.copyOf(suites);
  }

  /**
   * Reads a record that has the whole of it.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static HeardHello of(byte[] record) {
    try {
      return read(ByteBuffer.wrap(record));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("half a hello", e);
    }
  }

  private static HeardHello read(ByteBuffer in) {
    require(in.get() == RECORD, "no record of a handshake");
    skip(in, Short.BYTES + Short.BYTES);
    require(in.get() == CLIENT_HELLO, "no hello");
    skip(in, 3);
    int newest = number(in);
    skip(in, RANDOM_OCTETS);
    skip(in, in.get() & 0xFF);
    List<Integer> suites = numbers(part(in, number(in)));
    skip(in, in.get() & 0xFF);
    List<Integer> listed = in.hasRemaining() ? listed(part(in, number(in))) : List.of();
    return new HeardHello(listed.isEmpty() ? List.of(newest) : listed, suites);
  }

  private static List<Integer> listed(ByteBuffer extensions) {
    while (extensions.hasRemaining()) {
      int kind = number(extensions);
      ByteBuffer content = part(extensions, number(extensions));
      if (kind == SUPPORTED_VERSIONS) {
        return numbers(part(content, content.get() & 0xFF)).stream()
            .filter(version -> !isNone(version))
            .toList();
      }
    }
    return List.of();
  }

  private static boolean isNone(int version) {
    int low = version & 0xFF;
    return version >> 8 == low && LOWER_OCTETS_OF_NONE.contains(low);
  }

  private static List<Integer> numbers(ByteBuffer in) {
    List<Integer> all = new ArrayList<>();
    while (in.hasRemaining()) {
      all.add(number(in));
    }
    return all;
  }

  private static int number(ByteBuffer in) {
    return in.getShort() & 0xFFFF;
  }

  private static ByteBuffer part(ByteBuffer in, int octets) {
    byte[] content = new byte[Math.min(octets, in.remaining() + 1)];
    in.get(content);
    return ByteBuffer.wrap(content);
  }

  private static void skip(ByteBuffer in, int octets) {
    part(in, octets);
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Returns how a server of one version up to 1.2 would answer, in a record: by a suite that was
   * offered if one of them is old enough.
   *
   * @param random 32 octets
   */
  public byte[] answer(int version, byte[] random) {
    int suite = OLD.stream().filter(suites::contains).findFirst().orElse(OLD.get(0));
    ByteBuffer record = ByteBuffer.allocate(47);
    record.put((byte) RECORD).putShort((short) version).putShort((short) 42);
    record.putInt(0x0200_0000 | 38).putShort((short) version);
    record.put(random, 0, RANDOM_OCTETS).put((byte) 0).putShort((short) suite).put((byte) 0);
    return record.array();
  }
}
