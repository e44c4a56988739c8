package org.mles.cli.option;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 250ms}, {@code 0.5s}, {@code 5m}, {@code 2h} and {@code 30d}. Thread: main. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");

  private static final BigInteger NANOS_OF_SECOND = BigInteger.valueOf(1_000_000_000);

  /** Clocks count nanoseconds in 63 bits, which is 292 years. */
  private static final Duration LONGEST = Duration.ofDays(100 * 365);

  @Override
  public Duration convert(String text) {
    Duration duration = parse(text);
    if (duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException("'" + text + "' is longer than 100 years");
    }
    return duration;
  }

  /** Writes a time as this converter reads it, in its largest whole unit. */
  public static String text(Duration time) {
    String[] units = {"d", "h", "m", "s"};
    for (String unit : units) {
      long nanos = nanosOf(unit).longValueExact();
      if (time.toNanos() >= nanos && time.toNanos() % nanos == 0) {
        return time.toNanos() / nanos + unit;
      }
    }
    return time.toMillis() + "ms";
  }

  private static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration such as 250ms, 0.5s, 5m, 2h or 30d");
    }
    BigDecimal nanos = new BigDecimal(form.group(1)).multiply(nanosOf(form.group(2)));
    // Less than a nanosecond is nothing to a clock; nothing is refused where it means nothing.
    BigInteger[] parts = nanos.toBigInteger().divideAndRemainder(NANOS_OF_SECOND);
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }

  private static BigDecimal nanosOf(String unit) {
    Duration one =
        switch (unit) {
          case "ms" -> Duration.ofMillis(1);
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    return BigDecimal.valueOf(one.toNanos());
  }
}
