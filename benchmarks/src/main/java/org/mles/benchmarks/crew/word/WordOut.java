package org.mles.benchmarks.crew.word;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a word; {@link WordIn} reads them. Thread: caller. */
final class WordOut {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(octets);

  private interface Writing {
    void write() throws IOException;
  }

  private WordOut put(Writing writing) {
    try {
      writing.write();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory refuses nothing", e);
    }
  }

  WordOut octet(int value) {
    return put(() -> out.writeByte(value));
  }

  WordOut number(long value) {
    return put(() -> out.writeLong(value));
  }

  WordOut real(double value) {
    return number(Double.doubleToLongBits(value));
  }

  WordOut text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  WordOut bytes(byte[] value) {
    return put(
        () -> {
          out.writeInt(value.length);
          out.write(value);
        });
  }

  <T> WordOut maybe(@Nullable T value, Consumer<T> writer) {
    octet(value == null ? 0 : 1);
    if (value != null) {
      writer.accept(value);
    }
    return this;
  }

  <T> WordOut each(Collection<T> values, Consumer<T> writer) {
    put(() -> out.writeInt(values.size()));
    values.forEach(writer);
    return this;
  }

  <T> WordOut map(Map<String, T> values, BiConsumer<String, T> writer) {
    put(() -> out.writeInt(values.size()));
    new TreeMap<>(values).forEach(writer);
    return this;
  }

  byte[] octets() {
    return octets.toByteArray();
  }
}
