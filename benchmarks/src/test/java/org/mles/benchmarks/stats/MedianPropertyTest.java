package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class MedianPropertyTest {
  @Property
  void isAValueThatWasMeasuredWithAsManyOnEitherSide(@ForAll @NotEmpty long[] values) {
    long[] before = values.clone();
    long median = Median.of(values);
    assertThat(values).isEqualTo(before).contains(median);
    assertThat(Arrays.stream(values).filter(v -> v < median).count() * 2).isLessThan(values.length);
    assertThat(Arrays.stream(values).filter(v -> v > median).count() * 2)
        .isLessThanOrEqualTo(values.length);
    assertThat(Median.of(Arrays.stream(values))).isEqualTo(median);
  }

  @Test
  void isUnknownWhereNothingWasMeasured() {
    assertThat(Median.of(LongStream.empty())).isNull();
  }
}
