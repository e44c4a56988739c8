package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.net.Listening;

/** What an address to listen on stands for. */
@Timeout(60)
class ListeningIT {
  @Test
  void allOfIpv4IsNotIpv6() throws IOException {
    try (MlesServer server = on("0.0.0.0")) {
      connect("127.0.0.1", server);
      assumeIpv6();
      assertThatThrownBy(() -> connect("::1", server)).isInstanceOf(ConnectException.class);
      assertThat(Listening.text(server.address()))
          .isEqualTo("0.0.0.0:" + server.port() + ", all addresses of IPv4");
    }
  }

  @Test
  void twoColonsAreBoth() throws IOException {
    assumeIpv6();
    try (MlesServer server = on("::")) {
      connect("127.0.0.1", server);
      connect("::1", server);
      assertThat(Listening.text(server.address()))
          .isEqualTo("[::]:" + server.port() + ", all addresses of IPv4 and IPv6");
    }
  }

  @Test
  void anAddressOfIpv6IsNotIpv4() throws IOException {
    assumeIpv6();
    try (MlesServer server = on("::1")) {
      connect("::1", server);
      assertThatThrownBy(() -> connect("127.0.0.1", server)).isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "127.0.0.1; 127.0.0.1:8077",
        "::1; [::1]:8077, IPv6 only",
        "fe80::7; [fe80:0:0:0:0:0:0:7]:8077, IPv6 only"
      })
  void saysWhatIsListenedOn(String host, String text) throws IOException {
    InetSocketAddress address = new InetSocketAddress(address(host), 8077);
    assertThat(Listening.text(address)).isEqualTo(text);
  }

  private static MlesServer on(String host) throws IOException {
    ServerConfig config = ServerConfig.defaults().withBind(address(host));
    return MlesServer.start(config.withPort(0), ServerEvents.NONE);
  }

  private static void connect(String host, MlesServer server) throws IOException {
    new Socket(address(host), server.port()).close();
  }

  @SuppressWarnings("AddressSelection") // a literal names one address
  private static InetAddress address(String literal) throws IOException {
    return InetAddress.getByName(literal);
  }

  private static void assumeIpv6() {
    try {
      InetAddress loopback = address("::1");
      Listening.on(new InetSocketAddress(loopback, 0), 1).close();
    } catch (IOException e) {
      Assumptions.abort("no IPv6 on this machine: " + e.getMessage());
    }
  }
}
