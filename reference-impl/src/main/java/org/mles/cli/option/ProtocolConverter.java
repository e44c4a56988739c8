package org.mles.cli.option;

import org.mles.session.Protocol;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code v1}, {@code n-draft} and {@code v2}. Thread: main. */
public final class ProtocolConverter implements ITypeConverter<Protocol> {
  @Override
  public Protocol convert(String text) {
    for (Protocol protocol : Protocol.values()) {
      if (protocol.word().equals(text)) {
        return protocol;
      }
    }
    throw new TypeConversionException("'" + text + "' is not v1, v2 or n-draft");
  }
}
