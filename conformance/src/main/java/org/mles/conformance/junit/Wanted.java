package org.mles.conformance.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.mles.conformance.book.Kind;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.run.Prepared;

/**
 * Settings by name as somebody gave them, and the run that they ask for. They are the options of
 * the command line, without dashes, so that both say the same in one set of words. Thread: any.
 */
final class Wanted {
  /** What the names of parameters of the platform begin with. */
  static final String PREFIX = "mles.conformance.";

  private static final String KIND = "kind";

  private final Map<String, String> settings = new LinkedHashMap<>();

  private Wanted() {}

  /** Says whether any parameter is ours. */
  static boolean isIn(ConfigurationParameters parameters) {
    return names(parameters).findAny().isPresent();
  }

  /** Takes what parameters of the platform say. */
  static Wanted of(ConfigurationParameters parameters) {
    Wanted wanted = new Wanted();
    names(parameters).forEach(name -> wanted.add(name, value(parameters, name)));
    return wanted;
  }

  /**
   * Takes what an annotation says, and from parameters what it does not say.
   *
   * @throws UsageException if something is not of the form {@code NAME=VALUE} or said twice
   */
  static Wanted of(MlesSubject subject, ConfigurationParameters parameters) {
    Wanted wanted = new Wanted();
    for (String setting : subject.value()) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new UsageException("'" + setting + "' is not NAME=VALUE");
      }
      String name = setting.substring(0, equals);
      if (wanted.settings.containsKey(name)) {
        throw new UsageException("'" + name + "' is said twice");
      }
      wanted.add(name, setting.substring(equals + 1));
    }
    of(parameters).settings.forEach(wanted.settings::putIfAbsent);
    return wanted;
  }

  private static Stream<String> names(ConfigurationParameters parameters) {
    return parameters.keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .map(key -> key.substring(PREFIX.length()))
        .sorted();
  }

  private static String value(ConfigurationParameters parameters, String name) {
    return parameters.get(PREFIX + name).orElse("");
  }

  private void add(String name, String value) {
    settings.put(name, value);
  }

  /**
   * Returns the run that is asked for.
   *
   * @throws UsageException if there is no such run
   */
  Prepared prepared() {
    Kind kind = kind();
    Map<String, Boolean> known = Prepared.options(kind);
    List<String> options = new ArrayList<>();
    settings.forEach(
        (name, value) -> {
          Boolean valued = known.get("--" + name);
          if (name.equals(KIND)) {
            return;
          } else if (valued == null) {
            throw unknown(name, kind, known);
          } else if (valued) {
            options.add("--" + name + "=" + value);
          } else if (isYes(name, value)) {
            options.add("--" + name);
          }
        });
    return Prepared.of(kind, options);
  }

  private Kind kind() {
    String word = settings.getOrDefault(KIND, Kind.SERVER.word());
    return Stream.of(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "no kind '" + word + "'; there are server, client, peer, proxy and bridge"));
  }

  private static UsageException unknown(String name, Kind kind, Map<String, Boolean> known) {
    TreeSet<String> names = new TreeSet<>(List.of(KIND));
    known.keySet().forEach(option -> names.add(option.substring(2)));
    return new UsageException(
        "no setting '"
            + name
            + "' of a "
            + kind.word()
            + "; there are "
            + String.join(", ", names));
  }

  private static boolean isYes(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new UsageException("'" + name + "' is true or false, not '" + value + "'");
    };
  }
}
