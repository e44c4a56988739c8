package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.HELLO;

import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import tools.jackson.databind.JsonNode;

/** First frames in endpoint mode whose key was made of the wrong text or in the wrong order. */
final class WrongEndpoints {
  private static final String V4 = "127.0.0.1:8077";
  private static final String V6 = "[fe80:0:0:0:0:0:0:1]:50000";

  private final PackDraft pack;

  WrongEndpoints(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    pack.group("wrong-endpoint", "endpoint mode with the wrong text or order");
    endpoint("endpoint-left-out", "no endpoint", "StringLeftOut", "alice", "example");
    endpoint(
        "endpoint-other-port",
        "another port",
        "StringLeftOut",
        "127.0.0.1:8078",
        "alice",
        "example");
    endpoint(
        "endpoint-without-port", "no port", "EndpointSpelling", "127.0.0.1", "alice", "example");
    endpoint(
        "endpoint-padded",
        "zero-padded",
        "EndpointSpelling",
        "127.000.000.001:8077",
        "alice",
        "example");
    endpoint(
        "endpoint-hex", "as a number", "EndpointSpelling", "0x7f000001:8077", "alice", "example");
    endpoint(
        "endpoint-port-hex",
        "port in hexadecimal",
        "EndpointSpelling",
        "127.0.0.1:1f8d",
        "alice",
        "example");
    endpoint(
        "endpoint-slash",
        "as some libraries print it",
        "EndpointSpelling",
        "/127.0.0.1:8077",
        "alice",
        "example");
    endpoint(
        "endpoint-brackets",
        "in brackets",
        "EndpointSpelling",
        "[127.0.0.1]:8077",
        "alice",
        "example");
    endpoint("endpoint-last", "endpoint last", "WrongOrder", "alice", "example", V4);
    endpoint("endpoint-names-swapped", "channel before uid", "WrongOrder", V4, "example", "alice");
    endpoint(
        "endpoint-address-split",
        "address and port apart",
        "NoTerminator",
        "127.0.0.1",
        "8077",
        "alice",
        "example");
    endpoint(
        "endpoint-empty-address-key",
        "an empty address key counts",
        "SettingMixedIn",
        V4,
        "",
        "alice",
        "example");
    endpoint(
        "endpoint-address-key",
        "an address key that is not set",
        "SettingMixedIn",
        V4,
        "pepper",
        "alice",
        "example");
    addressKey("address-key-left-out", "no address key", "StringLeftOut", V4, "alice", "example");
    addressKey(
        "address-key-first", "address key first", "WrongOrder", "pepper", V4, "alice", "example");
    addressKey(
        "address-key-last", "address key last", "WrongOrder", V4, "alice", "example", "pepper");
    addressKey(
        "address-key-middle",
        "address key between the names",
        "WrongOrder",
        V4,
        "alice",
        "pepper",
        "example");
    addressKey(
        "address-key-as-shared",
        "address key without endpoint",
        "StringLeftOut",
        "pepper",
        "alice",
        "example");
    addressKey(
        "address-key-run-together",
        "no 0xFF before it",
        "NoTerminator",
        V4 + "pepper",
        "alice",
        "example");
    v6("endpoint-v6-compressed", "compressed as in RFC 5952", "[fe80::1]:50000");
    v6("endpoint-v6-upper-case", "upper-case digits", "[FE80:0:0:0:0:0:0:1]:50000");
    v6(
        "endpoint-v6-zeros",
        "four digits a group",
        "[fe80:0000:0000:0000:0000:0000:0000:0001]:50000");
    v6("endpoint-v6-no-brackets", "no brackets", "fe80:0:0:0:0:0:0:1:50000");
    v6("endpoint-v6-zone", "with a zone", "[fe80:0:0:0:0:0:0:1%eth0]:50000");
    v6("endpoint-v6-zone-number", "with a zone number", "[fe80:0:0:0:0:0:0:1%2]:50000");
  }

  private void endpoint(String id, String comment, String flag, String... strings) {
    JsonNode auth = ChecksumPack.auth(null, V4, null);
    other(id, comment, flag, "right.endpoint", "V1-KEY-03", auth, Wire.key(strings));
  }

  private void addressKey(String id, String comment, String flag, String... strings) {
    JsonNode auth = ChecksumPack.auth(null, V4, "pepper");
    other(id, comment, flag, "right.address-key", "V1-KEY-03", auth, Wire.key(strings));
  }

  private void v6(String id, String comment, String text) {
    long key = Wire.key(text, "alice", "example");
    JsonNode auth = ChecksumPack.auth(null, V6, null);
    other(id, comment, "EndpointSpelling", "right.endpoint-v6", "V1-KEY-07", auth, key);
  }

  private void other(
      String id, String comment, String flag, String twin, String clause, JsonNode auth, long key) {
    Octets frame = Wire.frame(key, Cbor.message("alice", "example", HELLO));
    pack.must("wrong." + id, comment, clause, "V1-KEY-01")
        .flags(flag)
        .twin(twin)
        .ask(Op.DECODE, Fields.of().octets("hex", frame).json("auth", auth))
        .reject("key");
  }
}
