package org.mles.cli;

import org.mles.session.Protocol;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code v1} and {@code n-draft}. Thread: main. */
final class ProfileConverter implements ITypeConverter<Protocol> {
  @Override
  public Protocol convert(String text) {
    for (Protocol protocol : Protocol.values()) {
      if (protocol.word().equals(text)) {
        return protocol;
      }
    }
    throw new TypeConversionException("'" + text + "' is not v1 or n-draft");
  }
}
