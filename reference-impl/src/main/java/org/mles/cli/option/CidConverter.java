package org.mles.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a connection id of up to eight hexadecimal digits. Thread: main. */
public final class CidConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      return Integer.parseUnsignedInt(text, 16);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not 1 to 8 hexadecimal digits");
    }
  }
}
