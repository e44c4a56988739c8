package org.mles.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mles.client.ClientConfig;
import org.mles.text.HostName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A server as it is named on the command line: {@code HOST}, {@code HOST:PORT}, {@code [IPV6]} or
 * {@code [IPV6]:PORT}, behind {@code ws://} if it is to be spoken to over WebSocket, {@code tls://}
 * inside TLS, {@code wss://} both.
 *
 * @param port 1 to 65535; the protocol's if none was named
 * @param web whether over WebSocket
 * @param tls whether inside TLS
 */
public record ServerAddress(String host, int port, boolean web, boolean tls) {
  private static final Pattern SCHEME = Pattern.compile("(ws|wss|tls)://(.*?)/?");

  /** Names a server that is spoken to as it is. */
  public ServerAddress(String host, int port) {
    this(host, port, false, false);
  }

  /** Reads the text of an option. */
  public static final class Converter implements ITypeConverter<ServerAddress> {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

    @Override
    public ServerAddress convert(String text) {
      Matcher scheme = SCHEME.matcher(text);
      if (!scheme.matches()) {
        return address(text);
      }
      ServerAddress named = address(scheme.group(2));
      String word = scheme.group(1);
      return new ServerAddress(
          named.host(), named.port(), word.startsWith("ws"), !word.equals("ws"));
    }

    private static ServerAddress address(String text) {
      if (text.contains("://")) {
        throw new TypeConversionException(
            "'" + text + "' begins with none of ws://, wss:// and tls://");
      }
      int bracket = text.lastIndexOf(']');
      int colon = text.indexOf(':', bracket + 1);
      String host = colon < 0 ? text : text.substring(0, colon);
      int port = colon < 0 ? ClientConfig.DEFAULT_PORT : port(text, text.substring(colon + 1));
      if (bracket >= 0 && host.startsWith("[") && host.endsWith("]")) {
        host = host.substring(1, bracket);
      }
      if (!HostName.canBe(host)) {
        throw new TypeConversionException("'" + text + "' is not HOST:PORT");
      }
      return new ServerAddress(host, port);
    }

    private static int port(String text, String digits) {
      int port = DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
      if (port >= 1 && port <= 0xFFFF) {
        return port;
      }
      throw new TypeConversionException(
          "'" + text + "' is not HOST:PORT with a port of 1 to 65535; IPv6 needs [brackets]");
    }
  }
}
