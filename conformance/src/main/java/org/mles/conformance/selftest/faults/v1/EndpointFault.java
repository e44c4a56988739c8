package org.mles.conformance.selftest.faults.v1;

import java.net.Inet4Address;
import java.util.List;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.JoinKey;

/** Wrong texts of a client's address. */
public enum EndpointFault implements V1Fault {
  ADDRESS_WITHOUT_PORT("hashes the client's address without its port"),
  PADDED_IPV4("pads IPv4 octets to three digits"),
  COMPRESSED_IPV6("writes IPv6 addresses with ::"),
  MAPPED_TEXT_ONLY("sees IPv4 clients of a dual-stack socket as mapped IPv6 only"),
  MAPPED_TEXT_REFUSED("refuses the mapped text of an IPv4 client");

  private final String sentence;

  EndpointFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case ADDRESS_WITHOUT_PORT, PADDED_IPV4, COMPRESSED_IPV6 -> endpoint(this);
      case MAPPED_TEXT_ONLY, MAPPED_TEXT_REFUSED -> mapped(this);
    };
  }

  private static Rules endpoint(EndpointFault fault) {
    return new Rules() {
      @Override
      protected List<String> endpoints(Connection connection) {
        String right = JoinKey.endpoint(connection.remote());
        return switch (fault) {
          case ADDRESS_WITHOUT_PORT -> List.of(right.substring(0, right.lastIndexOf(':')));
          case PADDED_IPV4 -> List.of(right.replaceFirst("^127\\.0\\.0\\.1", "127.000.000.001"));
          default -> List.of(right.replace("[0:0:0:0:0:0:0:1]", "[::1]"));
        };
      }
    };
  }

  private static Rules mapped(EndpointFault fault) {
    return new Rules() {
      @Override
      protected List<String> endpoints(Connection connection) {
        if (!(connection.remote().getAddress() instanceof Inet4Address)) {
          return super.endpoints(connection);
        }
        return fault == EndpointFault.MAPPED_TEXT_ONLY
            ? List.of(JoinKey.mappedEndpoint(connection.remote()))
            : List.of(JoinKey.endpoint(connection.remote()));
      }
    };
  }
}
