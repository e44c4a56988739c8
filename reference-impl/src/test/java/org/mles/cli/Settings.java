package org.mles.cli;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.http.Pages;
import org.mles.server.Limit;
import org.mles.server.Limits;

/** Reads every value of a configuration by reflection, so that no new one is overlooked. */
final class Settings {
  private Settings() {}

  /** Puts the values of {@code config} under their names, those of records inside after a dot. */
  static void of(String prefix, @Nullable Object config, Map<String, String> settings)
      throws ReflectiveOperationException {
    if (config == null) {
      return;
    }
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      // Drawn anew each time.
      if (!Set.of("seed", "identity").contains(component.getName())) {
        Method getter = component.getAccessor();
        put(prefix + component.getName(), getter.invoke(config), settings);
      }
    }
  }

  private static void put(String name, @Nullable Object value, Map<String, String> settings)
      throws ReflectiveOperationException {
    if (value instanceof Limits limits) {
      for (Limit limit : Limit.values()) {
        settings.put(limit.name(), Long.toString(limits.of(limit)));
      }
    } else if (value instanceof Record && !(value instanceof Pages)) {
      of(name + ".", value, settings);
    } else if (value != null || !Set.of("peer", "tls").contains(name)) { // without values then
      settings.put(name, String.valueOf(value));
    }
  }
}
