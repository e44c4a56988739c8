package org.mles.conformance.cli.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 5s}, {@code 200ms} and {@code 0.2}, which is in seconds. Thread: any. */
public final class WaitConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(ms|s)?");
  private static final double MILLIS = 1000;

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException("'" + text + "' is not a time such as 5s or 200ms");
    }
    double number = Double.parseDouble(form.group(1));
    long millis = Math.round("ms".equals(form.group(2)) ? number : number * MILLIS);
    if (millis < 1) {
      throw new TypeConversionException("'" + text + "' is less than a millisecond");
    }
    return Duration.ofMillis(millis);
  }
}
