package org.mles.cli;

import java.util.List;
import org.mles.session.Protocol;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a client speaks: {@code v1} and {@code n-draft}. Thread: main. */
final class ProfileConverter implements ITypeConverter<Protocol> {
  @Override
  public Protocol convert(String text) {
    for (Protocol protocol : List.of(Protocol.V1, Protocol.N_DRAFT)) {
      if (protocol.word().equals(text)) {
        return protocol;
      }
    }
    throw new TypeConversionException("'" + text + "' is not v1 or n-draft");
  }
}
