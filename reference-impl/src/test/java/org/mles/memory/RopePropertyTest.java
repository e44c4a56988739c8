package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A rope against an array that goes through the same. */
class RopePropertyTest {
  private enum Kind {
    TAKE,
    MOVE,
    TRUNCATE,
    CLEAR
  }

  /** One step; the numbers choose among what there is when it is taken. */
  private record Step(Kind kind, int a, int b, int c) {}

  private final Rope rope = new Rope();
  private byte[] model = {};
  private byte next;

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(12, Kind.TAKE),
            Tuple.of(4, Kind.MOVE),
            Tuple.of(3, Kind.TRUNCATE),
            Tuple.of(1, Kind.CLEAR));
    Arbitrary<Integer> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.integers().between(0, 70)),
            Tuple.of(1, Arbitraries.integers().between(0, 9_000)),
            Tuple.of(1, Arbitraries.integers().between(0, 200_000)));
    return Combinators.combine(kinds, lengths, lengths, lengths).as(Step::new).list().ofMaxSize(30);
  }

  @Property(tries = 300)
  void holdsWhatTheModelHolds(@ForAll("steps") List<Step> steps) {
    model = new byte[0];
    for (Step step : steps) {
      take(step);
      assertThat(Arrays.equals(rope.copy(0, rope.size()), model)).isTrue();
      for (int at = 0; at < model.length; at += 1 + step.c()) {
        assertThat(rope.get(at)).isEqualTo(model[at]);
        assertThat(rope.get(model.length - 1 - at)).isEqualTo(model[model.length - 1 - at]);
      }
      assertThat(rope.reserved()).isGreaterThanOrEqualTo(model.length);
    }
    rope.clear();
    assertThat(rope.reserved()).isZero();
  }

  private void take(Step step) {
    switch (step.kind()) {
      case TAKE -> append(step.a(), step.b());
      case MOVE -> move(step);
      case TRUNCATE -> truncate(step.a() % (model.length + 1));
      case CLEAR -> {
        rope.clear();
        model = new byte[0];
      }
    }
  }

  /** Offers more or less octets than what makes the rope {@code target} long. */
  private void append(int octets, int wanted) {
    byte[] offered = new byte[octets];
    for (int i = 0; i < octets; i++) {
      offered[i] = next++;
    }
    ByteBuffer in = ByteBuffer.wrap(offered);
    rope.takeUpTo(model.length + wanted, in);
    int taken = Math.min(octets, wanted);
    assertThat(in.position()).isEqualTo(taken);
    assertThat(in.limit()).isEqualTo(octets);
    int before = model.length;
    model = Arrays.copyOf(model, before + taken);
    System.arraycopy(offered, 0, model, before, taken);
    assertThat(rope.size()).isEqualTo(model.length);
  }

  private void move(Step step) {
    int from = step.a() % (model.length + 1);
    int to = step.b() % (from + 1);
    int octets = step.c() % (model.length - from + 1);
    if (octets > 0) {
      rope.move(from, to, octets);
      System.arraycopy(model, from, model, to, octets);
    }
  }

  private void truncate(int size) {
    rope.truncate(size);
    model = Arrays.copyOf(model, size);
  }
}
