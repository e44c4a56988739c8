package org.mles.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V1-KEY-06, V1-KEY-07 and V1-KEY-09. */
class EndpointTextTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "c0000207, 8077, 192.0.2.7:8077",
    "00000000, 0, 0.0.0.0:0",
    "ffffffff, 65535, 255.255.255.255:65535",
    "20010db8000000000000000000000001, 443, [2001:db8:0:0:0:0:0:1]:443",
    "00000000000000000000000000000000, 1, [0:0:0:0:0:0:0:0]:1",
    "20010db8abcd0012000000fffe00000a, 8077, [2001:db8:abcd:12:0:ff:fe00:a]:8077",
    "00000000000000000000ffffc0000207, 8077, [0:0:0:0:0:ffff:c000:207]:8077"
  })
  void writesAddressesInTheOneForm(String address, int port, String text) {
    assertThat(EndpointText.of(HexFormat.of().parseHex(address), port)).isEqualTo(text);
  }

  @Test
  void writesAnIpv4AddressAsTheOriginalSawIt() {
    assertThat(EndpointText.mapped(new byte[] {127, 0, 0, 1}, 8077))
        .isEqualTo("[0:0:0:0:0:ffff:7f00:1]:8077");
  }

  @Test
  void refusesAddressesOfOtherLengths() {
    assertThatThrownBy(() -> EndpointText.of(new byte[5], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 octets");
  }

  @Property(tries = 300)
  void agreesWithTheJdkWhichDoesNotCompressEither(
      @ForAll @Size(16) byte[] address, @ForAll @IntRange(max = 65_535) int port)
      throws UnknownHostException {
    // A leading octet of 2 keeps the JDK from making an IPv4 address of it.
    address[0] = 0x20;
    String expected = "[" + InetAddress.getByAddress(address).getHostAddress() + "]:" + port;
    assertThat(EndpointText.of(address, port)).isEqualTo(expected);
  }
}
