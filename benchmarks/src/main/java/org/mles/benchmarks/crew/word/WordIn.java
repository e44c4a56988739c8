package org.mles.benchmarks.crew.word;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a word from octets that anybody may have made. A length is compared with its
 * bound, and with what is there, before memory is asked for. Whatever is wrong is an {@link
 * IllegalArgumentException} or a {@link BufferUnderflowException}, which the codec turns into a
 * value.
 *
 * <p>Thread: caller.
 */
final class WordIn {
  private static final int MOST_TEXT = 4096;

  private final ByteBuffer in;

  WordIn(byte[] octets) {
    this.in = ByteBuffer.wrap(octets);
  }

  int octet() {
    return Byte.toUnsignedInt(in.get());
  }

  long number() {
    return in.getLong();
  }

  int small() {
    return Math.toIntExact(bounded(number(), Integer.MAX_VALUE));
  }

  double real() {
    return Double.longBitsToDouble(number());
  }

  String text() {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(MOST_TEXT))).toString();
      if (text.codePoints().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a text with control characters");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text that is no UTF-8", e);
    }
  }

  byte[] bytes(int most) {
    byte[] value = new byte[length(most, 1)];
    in.get(value);
    return value;
  }

  <T> @Nullable T maybe(Supplier<T> reader) {
    int there = octet();
    if (there > 1) {
      throw new IllegalArgumentException("neither there nor not: " + there);
    }
    return there == 0 ? null : reader.get();
  }

  <T> List<T> each(int most, int octetsEach, Supplier<T> reader) {
    int count = length(most, octetsEach);
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(reader.get());
    }
    return values;
  }

  <T> Map<String, T> map(int most, Supplier<T> reader) {
    int count = length(most, Integer.BYTES);
    Map<String, T> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(text(), reader.get());
    }
    return values;
  }

  /** Returns a number of things of which each takes so many octets at least. */
  private int length(int most, int octetsEach) {
    int length = (int) bounded(in.getInt(), most);
    if ((long) length * octetsEach > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  private static long bounded(long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(value + "; 0 to " + most);
    }
    return value;
  }

  void end() {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " octets too many");
    }
  }
}
