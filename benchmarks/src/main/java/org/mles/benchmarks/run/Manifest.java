package org.mles.benchmarks.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.SystemInfo;

/** What is known of each system: how it was started, and what was read back. Thread: the run's. */
final class Manifest {
  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, Map<String, String>> settings = new TreeMap<>();
  private final Map<String, Map<String, String>> verified = new TreeMap<>();
  private final Map<String, Map<String, String>> earlierSettings = new TreeMap<>();

  void started(String system, @Nullable String version, Map<String, String> how) {
    if (version != null) {
      versions.merge(system, version, Manifest::both);
    }
    settings.computeIfAbsent(system, key -> new TreeMap<>()).putAll(how);
  }

  /** Takes over what an earlier run knew; each system is looked at again all the same. */
  void earlier(SystemInfo info) {
    if (info.version() != null) {
      versions.put(info.key(), info.version());
    }
    earlierSettings.put(info.key(), info.settings());
    verified(info.key(), info.verifiedAtRuntime());
  }

  private static String both(String old, String now) {
    return old.contains(now) ? old : old + "; also " + now;
  }

  /** Returns whether the server of {@code system} was looked at already. */
  boolean knows(String system) {
    return settings.containsKey(system);
  }

  /** Adds facts; a fact that differs between legs keeps both values. */
  void verified(String system, Map<String, String> facts) {
    Map<String, String> known = verified.computeIfAbsent(system, key -> new TreeMap<>());
    facts.forEach((name, value) -> known.merge(name, value, Manifest::both));
  }

  List<SystemInfo> of(List<String> systems) {
    return systems.stream()
        .map(
            system ->
                new SystemInfo(
                    system,
                    versions.get(system),
                    settings.getOrDefault(system, earlierSettings.getOrDefault(system, Map.of())),
                    verified.getOrDefault(system, Map.of())))
        .toList();
  }
}
