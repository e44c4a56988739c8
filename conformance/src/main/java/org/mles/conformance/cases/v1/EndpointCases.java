package org.mles.conformance.cases.v1;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/** Authentication by the client's own address. */
@Chapter("endpoint")
final class EndpointCases {
  /** Octets of a name up to which careless servers may hash. */
  private static final int LONG = 255;

  @Case(
      id = "endpoint.ipv4",
      clause = {"V1-KEY-03", "V1-KEY-06"},
      title = "Without a shared key the client's IPv4 address and port, uid, channel is the key",
      kills = {"address-without-port", "padded-ipv4"},
      setup = Setup.ENDPOINT)
  void ipv4(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", Member::joinFrame);
  }

  @Case(
      id = "endpoint.other-port",
      clause = "V1-KEY-03",
      title = "The key of another port is refused",
      kills = "no-key-check",
      setup = Setup.ENDPOINT)
  void otherPort(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> {
              int port = m.peer().local().getPort() ^ 1;
              String endpoint = m.peer().local().getAddress().getHostAddress() + ":" + port;
              return keyed(m, JoinKey.of(endpoint, m.uid(), m.channel()));
            });
  }

  @Case(
      id = "endpoint.keyless",
      clause = "V1-KEY-03",
      title = "Uid and channel alone are no key",
      kills = {"no-key-check", "endpoint-not-hashed"},
      setup = Setup.ENDPOINT)
  void withoutEndpoint(Lab lab) {
    lab.room().refuses("eve", m -> keyed(m, JoinKey.of(m.uid(), m.channel())));
  }

  @Case(
      id = "endpoint.address-key",
      clause = "V1-KEY-03",
      title = "An address key comes right after the endpoint",
      kills = {"address-key-last", "address-key-ignored"},
      setup = Setup.ADDRESS_KEY)
  void addressKey(Lab lab) {
    Room room = lab.judgeFromHere().room();
    room.accepts("alice", Member::joinFrame);
    String uid = lab.scene().unique("Älice OF " + "x".repeat(LONG));
    Member other = lab.memberAs("alice of a long name", uid, room.channel());
    room.admit(other, other.joinFrame());
  }

  @Case(
      id = "endpoint.address-key.missing",
      clause = "V1-KEY-03",
      title = "With an address key the endpoint alone is refused",
      kills = {"no-key-check", "address-key-optional"},
      setup = Setup.ADDRESS_KEY)
  void addressKeyMissing(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> keyed(m, JoinKey.of(JoinKey.endpoint(m.peer().local()), m.uid(), m.channel())));
  }

  @Case(
      id = "endpoint.address-key.last",
      clause = "V1-KEY-03",
      title = "An address key after uid and channel is refused",
      kills = {"no-key-check", "any-order"},
      setup = Setup.ADDRESS_KEY)
  void addressKeyLast(Lab lab) {
    String addressKey = String.valueOf(lab.settings().addressKey());
    lab.room()
        .refuses(
            "eve",
            m ->
                keyed(
                    m,
                    JoinKey.of(
                        JoinKey.endpoint(m.peer().local()), m.uid(), m.channel(), addressKey)));
  }

  @Case(
      id = "endpoint.ipv6",
      clause = "V1-KEY-07",
      title = "An IPv6 address is hashed as eight uncompressed groups in brackets",
      kills = "compressed-ipv6",
      setup = Setup.ENDPOINT_IPV6)
  void ipv6(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", Member::joinFrame);
  }

  @Case(
      id = "endpoint.ipv6.compressed",
      clause = "V1-KEY-07",
      title = "The compressed text of an IPv6 address is refused",
      kills = {"no-key-check", "compressed-ipv6-too"},
      setup = Setup.ENDPOINT_IPV6)
  void compressedIpv6(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> keyed(m, JoinKey.of("[::1]:" + m.peer().local().getPort(), m.uid(), m.channel())));
  }

  @Case(
      id = "endpoint.dual-stack",
      clause = "V1-KEY-08",
      title = "An IPv4 client of a dual-stack listener authenticates with its IPv4 text",
      kills = "mapped-text-only",
      setup = Setup.ENDPOINT_DUAL)
  void dualStack(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", Member::joinFrame);
  }

  @Case(
      id = "endpoint.dual-stack.mapped",
      clause = "V1-KEY-09",
      title = "An IPv4 client of a dual-stack listener may authenticate with the mapped text",
      kills = "mapped-text-refused",
      setup = Setup.ENDPOINT_DUAL)
  void mappedText(Lab lab) {
    Room room = lab.room();
    Member alice = lab.member("alice", room.channel());
    String endpoint = JoinKey.mappedEndpoint(alice.peer().local());
    long key = JoinKey.of(endpoint, alice.uid(), alice.channel());
    room.admit(alice, RawFrame.of(key, alice.joinFrame().body()));
  }

  private static byte[] keyed(Member member, long key) {
    return member.joinFrame().withKey(key).encode();
  }
}
