package org.mles.benchmarks.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.mles.benchmarks.workload.Streams;

/** What a result says of channels and publishers that it does not have. Thread: any. */
public final class ManyStreams {
  private static final String NEITHER =
      "More than one publisher and more than one channel at a time.";

  private static final String NO_PUBLISHERS = "More than one publisher in a channel.";
  private static final String NO_CHANNELS = "More than one channel at a time.";

  private ManyStreams() {}

  /** Returns the sentence for what was published, empty if there were several of both. */
  public static Optional<String> missingOf(int channels, int publishers) {
    if (channels == 1) {
      return Optional.of(publishers == 1 ? NEITHER : NO_CHANNELS);
    }
    return publishers == 1 ? Optional.of(NO_PUBLISHERS) : Optional.empty();
  }

  /** Returns what no point of a sweep has measured, in the order of the points. */
  public static List<String> missingOf(List<ResultFile> points) {
    int channels = most(points, Streams::channels);
    int publishers = most(points, Streams::publishers);
    List<String> ofOnePoint = List.of(NEITHER, NO_PUBLISHERS, NO_CHANNELS);
    Set<String> missing = new LinkedHashSet<>();
    for (ResultFile point : points) {
      for (String sentence : point.notMeasured()) {
        if (ofOnePoint.contains(sentence)) {
          missingOf(channels, publishers).ifPresent(missing::add);
        } else {
          missing.add(sentence);
        }
      }
    }
    return List.copyOf(missing);
  }

  private static int most(List<ResultFile> points, ToIntFunction<Streams> count) {
    return points.stream().map(point -> point.workload().streams()).mapToInt(count).max().orElse(1);
  }
}
