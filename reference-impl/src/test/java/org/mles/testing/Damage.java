package org.mles.testing;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Breaks octets that were right in one to three places. */
public final class Damage {
  private enum Kind {
    REPLACE,
    INSERT,
    DELETE,
    FLIP
  }

  /**
   * One damage.
   *
   * @param place where, as a fraction of the length in 1/4096
   */
  private record Edit(Kind kind, int place, byte octet) {
    byte[] applyTo(byte[] octets) {
      if (octets.length == 0) {
        return new byte[] {octet};
      }
      int at = (octets.length * place) >> 12;
      int dropped = kind == Kind.INSERT ? 0 : 1;
      int added = kind == Kind.DELETE ? 0 : 1;
      byte[] edited = new byte[octets.length - dropped + added];
      System.arraycopy(octets, 0, edited, 0, at);
      if (added == 1) {
        edited[at] = kind == Kind.FLIP ? (byte) (octets[at] ^ (1 << (octet & 7))) : octet;
      }
      int rest = at + dropped;
      System.arraycopy(octets, rest, edited, at + added, octets.length - rest);
      return edited;
    }
  }

  private Damage() {}

  /** Damages what {@code octets} gives. */
  public static Arbitrary<byte[]> to(Arbitrary<byte[]> octets) {
    Arbitrary<List<Edit>> edits =
        Combinators.combine(
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, 4095).withDistribution(uniform()),
                Arbitraries.bytes().withDistribution(uniform()))
            .as(Edit::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(octets, edits).as(Damage::apply);
  }

  private static RandomDistribution uniform() {
    return RandomDistribution.uniform();
  }

  private static byte[] apply(byte[] octets, List<Edit> edits) {
    byte[] damaged = octets;
    for (Edit edit : edits) {
      damaged = edit.applyTo(damaged);
    }
    return damaged;
  }
}
