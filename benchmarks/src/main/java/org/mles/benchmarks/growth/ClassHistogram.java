package org.mles.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mles.benchmarks.result.ClassShare;

/**
 * Live objects of a JVM by class, as {@code jcmd PID GC.class_histogram} tells them after a full
 * collection. Thread: any.
 *
 * @param classes by the name of the class
 */
record ClassHistogram(Map<String, Count> classes) {
  /** Question that a JVM answers so. */
  static final String QUESTION = "GC.class_histogram";

  private static final Pattern ROW =
      Pattern.compile(" *\\d+: +(\\d+) +(\\d+) +(\\S+)(?: \\(.*\\))?");

  /**
   * Objects of a class.
   *
   * @param instances how many
   * @param octets how much heap
   */
  record Count(long instances, long octets) {
    static final Count NONE = new Count(0, 0);

    private Count plus(Count more) {
      return new Count(instances + more.instances, octets + more.octets);
    }
  }

  /**
   * Reads an answer. Classes of one name that several loaders have loaded count together.
   *
   * @throws IOException if it is none
   */
  static ClassHistogram of(List<String> lines) throws IOException {
    Map<String, Count> classes = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Count count = new Count(Long.parseLong(row.group(1)), Long.parseLong(row.group(2)));
        classes.merge(row.group(3), count, Count::plus);
      }
    }
    if (classes.isEmpty()) {
      throw new IOException("no histogram: " + (lines.isEmpty() ? "nothing" : lines.get(0)));
    }
    return new ClassHistogram(classes);
  }

  /** Returns the octets of all objects. */
  long octets() {
    return classes.values().stream().mapToLong(Count::octets).sum();
  }

  /**
   * Returns what has come since, shared by {@code connections}, the largest first.
   *
   * @param most how many classes at most
   */
  List<ClassShare> since(ClassHistogram before, int connections, int most) {
    List<ClassShare> shares = new ArrayList<>();
    classes.forEach(
        (name, now) -> {
          Count then = before.classes.getOrDefault(name, Count.NONE);
          shares.add(
              new ClassShare(
                  name,
                  (double) (now.instances() - then.instances()) / connections,
                  (double) (now.octets() - then.octets()) / connections));
        });
    shares.sort(Comparator.comparingDouble(ClassShare::octets).reversed());
    return List.copyOf(shares.subList(0, Math.min(most, shares.size())));
  }
}
