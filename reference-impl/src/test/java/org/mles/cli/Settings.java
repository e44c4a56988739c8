package org.mles.cli;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.server.ServerConfig;

/** Reads every value of a configuration by reflection, so that no new one is overlooked. */
final class Settings {
  private Settings() {}

  /** Puts the values of {@code config} under their names, those of records inside after a dot. */
  static void of(String prefix, @Nullable Object config, Map<String, String> settings)
      throws ReflectiveOperationException {
    if (config == null) {
      return;
    }
    if (config instanceof ServerConfig) {
      for (Method getter : ServerConfig.class.getMethods()) {
        if (getter.getParameterCount() == 0 && hasChange(getter.getName())) {
          put(prefix + getter.getName(), getter.invoke(config), settings);
        }
      }
      return;
    }
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      // Drawn anew each time.
      if (!component.getName().equals("seed")) {
        Method getter = component.getAccessor();
        put(prefix + component.getName(), getter.invoke(config), settings);
      }
    }
  }

  private static void put(String name, @Nullable Object value, Map<String, String> settings)
      throws ReflectiveOperationException {
    if (value instanceof Record) {
      of(name + ".", value, settings);
    } else if (!name.equals("peer")) { // that of a root is null and has no values
      settings.put(name, String.valueOf(value));
    }
  }

  private static boolean hasChange(String getter) {
    String change = "with" + Character.toUpperCase(getter.charAt(0)) + getter.substring(1);
    return Arrays.stream(ServerConfig.class.getMethods())
        .anyMatch(method -> method.getName().equals(change));
  }
}
