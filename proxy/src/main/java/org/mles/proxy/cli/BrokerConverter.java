package org.mles.proxy.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mles.proxy.bridge.MqttShore;
import org.mles.text.HostName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code mqtt://HOST} and {@code mqtt://HOST:PORT}; IPv6 in brackets. Thread: main. */
final class BrokerConverter implements ITypeConverter<MqttShore> {
  private static final int DEFAULT_PORT = 1883;

  private static final Pattern FORM =
      Pattern.compile("mqtt://(?:\\[([^\\]]+)\\]|([^:/\\[\\]]+))(?::([0-9]{1,5}))?/?");

  @Override
  public MqttShore convert(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      String host = form.group(1) == null ? form.group(2) : form.group(1);
      int port = form.group(3) == null ? DEFAULT_PORT : Integer.parseInt(form.group(3));
      if (HostName.canBe(host) && port >= 1 && port <= 0xFFFF) {
        return new MqttShore(host, port);
      }
    }
    throw new TypeConversionException("'" + text + "' is not mqtt://HOST:PORT");
  }
}
