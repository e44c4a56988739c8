package org.mles.benchmarks.growth;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.process.Jcmd;
import org.mles.benchmarks.process.ProcStatus;
import org.mles.benchmarks.result.MemoryReading;

/**
 * What is seen of the memory of another JVM at one moment.
 *
 * @param reading what it occupies
 * @param live its objects by class
 */
record Sight(MemoryReading reading, ClassHistogram live) {
  /**
   * Has a JVM collect its garbage, and looks. Thread: caller, for some tenths of a second.
   *
   * @param logOctets what it says of its direct memory, null if it says nothing
   */
  static Sight of(long pid, @Nullable Long logOctets) throws IOException, InterruptedException {
    ClassHistogram live = ClassHistogram.of(Jcmd.ask(pid, ClassHistogram.QUESTION));
    MemoryReading reading =
        new MemoryReading(
            live.octets(), ProcStatus.residentOctets(pid), logOctets, ProcStatus.kernelOctets());
    return new Sight(reading, live);
  }
}
