package org.mles.conformance.vector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;

/** How the text of a pack becomes tests. */
final class PackTextTest {
  private static final String HEAD =
      """
      pack some v1
          A pack
              of some.

      # Nobody reads this.
      note Wrong PARSING V1-HDR-01
          It is wrong.

      let ONE = h'01'

      group first
          the first

      """;

  @Test
  void eachRowMakesEachTestAbove() {
    VectorPack pack =
        pack(
            """
            test must a.<id>: <comment>
                clauses V1-HDR-01
                flags Wrong
                decode {hex: <octets>}
                accept {hex: ONE}
            test may b.<id>: again
                decode {hex: <octets>}
                cut octets
                either legacy
            rows id | comment | octets
                x | one octet | ONE
                y | more
                    octets | ONE + h'02'
            """);
    assertThat(pack.description()).isEqualTo("A pack of some.");
    List<Vector> tests = pack.tests().toList();
    assertThat(tests)
        .extracting(Vector::id)
        .containsExactly("some.a.x", "some.b.x", "some.a.y", "some.b.y");
    assertThat(tests.get(2).comment()).isEqualTo("more octets");
    assertThat(tests.get(2).input()).hasToString("{\"hex\":\"0102\"}");
    assertThat(tests.get(3).segments()).containsExactly(List.of(1, 1));
    assertThat(tests.get(3).why()).isEqualTo("legacy");
  }

  @Test
  void aRangeFillsPlacesWithSoManyDigits() {
    assertThat(
            pack("""
                    test must n.<n:2>: <n>
                        decode {hex: repeat(0, <n>)}
                        reject end
                    rows n = 9..10
                    """)
                .tests())
        .extracting(Vector::id, Vector::comment)
        .containsExactly(tuple("some.n.09", "9"), tuple("some.n.10", "10"));
  }

  @Test
  void saysWhichLineIsWrong() {
    refused("test must a: b\n    decode {hex: TWO}\n    reject end\n", "test must a: b");
    refused("test must a: b\n    decode {hex: ONE}\n", "nothing due");
    refused("test must <no>: b\n    decode {hex: ONE}\n    reject end\n", "no cell for <no>");
    refused("rest must a: b\n", "not understood: rest");
    refused(
        "test must a: b\n    decode {hex: ONE}\n    reject end\nrows a | b\n    1\n",
        "2 cells expected");
  }

  private static void refused(String text, String why) {
    assertThatIllegalArgumentException().isThrownBy(() -> pack(text)).withMessageContaining(why);
  }

  private static VectorPack pack(String text) {
    return new PackText(HEAD + text).pack();
  }
}
