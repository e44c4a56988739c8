package org.mles.conformance.cli.option;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.file.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Limits that a server has and that the user says: an option for each {@link Limit}. */
@Command
public final class LimitOptions {
  private final Map<Limit, Long> declared = new EnumMap<>(Limit.class);

  /** Adds the options to what this is mixed into; they are named as those of our own server. */
  @Spec(Spec.Target.MIXEE)
  void mixedInto(CommandSpec mixee) {
    for (Limit limit : Limit.values()) {
      boolean time = limit.unit() == Limit.Unit.MILLIS;
      OptionSpec.Builder option =
          OptionSpec.builder("--" + limit.word())
              .paramLabel(time ? "TIME" : "N")
              .type(time ? Duration.class : Long.class)
              .setter(setter(limit))
              .description(limit.meaning() + " (default: " + usual(limit) + ").");
      mixee.addOption((time ? option.converters(new WaitConverter()) : option).build());
    }
  }

  private static String usual(Limit limit) {
    long v1 = limit.usual(Protocol.V1);
    long v2 = limit.usual(Protocol.V2);
    String text = v1 + (limit.unit() == Limit.Unit.MILLIS ? "ms" : "");
    return v1 == v2 ? text : text + ", in version 2 " + v2;
  }

  private ISetter setter(Limit limit) {
    return new ISetter() {
      @Override
      @SuppressWarnings("TypeParameterUnusedInFormals") // picocli's
      public <T> T set(T value) {
        if (value == null) {
          declared.remove(limit);
        } else {
          declared.put(limit, value instanceof Duration time ? time.toMillis() : (Long) value);
        }
        return value;
      }
    };
  }

  /** Returns {@code settings} with what was said. */
  Settings apply(Settings settings) {
    Settings said = settings;
    for (Map.Entry<Limit, Long> one : declared.entrySet()) {
      if (one.getValue() < 0) {
        throw new UsageException(
            "--" + one.getKey().word() + " " + one.getValue() + " is negative");
      }
      said = said.with(one.getKey(), one.getValue());
    }
    return said;
  }
}
