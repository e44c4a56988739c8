package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Channels on several loops against what their owner appended: order, no echo, nothing lost,
 * nothing twice, however the loops are turned. A hundred runs; with {@code -Dmles.mirror.minutes=N}
 * as many as fit into N minutes.
 */
class MirrorModelPropertyTest {
  private static final int RUNS = 100;
  private static final int STEPS = 400;
  private static final long ROOMY = 1L << 30;

  @Test
  void everybodyHearsWhatTheOwnerAppendedWhereverTheyRead() {
    long minutes = Long.getLong("mles.mirror.minutes", 0);
    long start = System.nanoTime();
    long first = new Random().nextLong();
    int moves = 0;
    for (int i = 0;
        i < RUNS || TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - start) < minutes;
        i++) {
      moves += run(first + i);
    }
    assertThat(moves).as("members that went elsewhere").isGreaterThan(RUNS);
  }

  private static int run(long seed) {
    Random random = new Random(seed);
    MirrorModel.Setting setting =
        new MirrorModel.Setting(
            of(random, 2, 2, 3, 4),
            of(random, 1, 1, 3),
            of(random, 0, 3, 1000),
            of(random, 2_000L, 1L << 26),
            of(random, ROOMY, ROOMY, 300L << 10, 600L << 10));
    try {
      MirrorModel model = new MirrorModel(setting, seed);
      for (int i = 0; i < STEPS && model.goesOn(); i++) {
        model.step();
      }
      model.finish();
      return model.moves();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + ", " + setting, e);
    }
  }

  private static int of(Random random, int... values) {
    return values[random.nextInt(values.length)];
  }

  private static long of(Random random, long... values) {
    return values[random.nextInt(values.length)];
  }
}
