package org.mles.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.mles.benchmarks.growth.ClassHistogram.Count;
import org.mles.benchmarks.result.ClassShare;

final class ClassHistogramTest {
  private static final List<String> ANSWER =
      List.of(
          "4711:",
          " num     #instances         #bytes  class name (module)",
          "-------------------------------------------------------",
          "   1:         12345         987654  [B (java.base@17.0.19)",
          "   2:            10            240  org.mles.server.Member",
          "   3:             1             16  org.mles.Odd$$Lambda$7/0x00007f0c",
          "   4:             2             32  org.mles.server.Member",
          "Total         12358         987942");

  @Example
  void readsWhatTheToolSays() throws IOException {
    ClassHistogram live = ClassHistogram.of(ANSWER);
    assertThat(live.classes())
        .containsEntry("[B", new Count(12_345, 987_654))
        .containsEntry("org.mles.server.Member", new Count(12, 272));
    assertThat(live.octets()).isEqualTo(987_942);
  }

  @Example
  void refusesWhatIsNone() {
    assertThatIOException()
        .isThrownBy(() -> ClassHistogram.of(List.of("4711:", "Unknown diagnostic command")))
        .withMessageContaining("4711");
    assertThatIOException().isThrownBy(() -> ClassHistogram.of(List.of()));
  }

  @Example
  void sharesWhatHasComeAmongTheConnections() throws IOException {
    ClassHistogram before = new ClassHistogram(Map.of("[B", new Count(12_340, 987_454)));
    List<ClassShare> shares = ClassHistogram.of(ANSWER).since(before, 4, 2);
    assertThat(shares)
        .containsExactly(
            new ClassShare("org.mles.server.Member", 3, 68), new ClassShare("[B", 1.25, 50));
  }

  @Property(tries = 200)
  void countsAllOctetsWhateverTheClasses(
      @ForAll @Size(min = 1, max = 30)
          List<@AlphaChars @StringLength(min = 1, max = 9) String> names,
      @ForAll @LongRange(max = 1L << 40) long octets)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(
          String.format(Locale.ROOT, "%4d:  %13d  %13d  %s (m@1)", lines.size(), 1, octets, name));
    }
    assertThat(ClassHistogram.of(lines).octets()).isEqualTo(names.size() * octets);
  }
}
