package org.mles.benchmarks.driver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** All drivers on the class path. Thread: any. */
public final class Drivers {
  /** Systems by the names that they had, and when they got others. */
  private static final Map<String, String> RENAMED = Map.of("mqtt", "'mosquitto' since 0.2.0");

  private final List<Driver> drivers;

  /** Makes a set of given drivers. */
  public Drivers(List<Driver> drivers) {
    this.drivers = List.copyOf(drivers);
  }

  /** Finds every driver that a jar on the class path announces. */
  public static Drivers found() {
    List<Driver> found = new ArrayList<>();
    ServiceLoader.load(Driver.class).forEach(found::add);
    return new Drivers(found);
  }

  /**
   * Turns words of the command line into systems: a system's key means that system, a family means
   * all of its systems.
   *
   * @throws IllegalArgumentException if a word is neither; the text lists all systems
   */
  public List<String> resolve(List<String> words) {
    Set<String> systems = new LinkedHashSet<>();
    for (String word : words) {
      systems.addAll(resolve(word));
    }
    return List.copyOf(systems);
  }

  private List<String> resolve(String word) {
    List<String> all = drivers.stream().flatMap(d -> d.systems().stream()).toList();
    if (all.contains(word)) {
      return List.of(word);
    }
    return drivers.stream()
        .filter(driver -> driver.family().equals(word))
        .findFirst()
        .map(Driver::systems)
        .orElseThrow(
            () -> new IllegalArgumentException("no system '" + word + "'; " + instead(word, all)));
  }

  private static String instead(String word, List<String> all) {
    String now = RENAMED.get(word);
    return now == null
        ? "there are: " + all.stream().sorted().collect(Collectors.joining(", "))
        : "it is called " + now;
  }

  /**
   * Returns the driver of a system.
   *
   * @throws IllegalArgumentException if no driver knows it
   */
  public Driver of(String system) {
    return drivers.stream()
        .filter(driver -> driver.systems().contains(system))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no driver for system '" + system + "'"));
  }
}
