package org.mles.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mles.auth.KeyPolicy;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/** N-14 of the N draft: one port, two protocols. */
class SnifferTest {
  private final Heard room = new Heard();
  private final Sniffer sniffer = new Sniffer(this::beginningWith);

  @Test
  void speaksVersionOneAfterAnM() {
    long key = KeyPolicy.of("k", null).key("", "u", "c");
    byte[] frame = V1Frame.encode(key, new V1Body.Message("u", "c", new byte[0]));
    octetByOctet(frame);
    assertThat(sniffer.joined()).isTrue();
    assertThat(room.joins).extracting(Join::protocol).containsExactly(Protocol.V1);
    assertThat(room.published).containsExactly(frame);
  }

  @Test
  void speaksTheDraftAfterAnN() {
    byte[] json = "{\"uid\":\"Äiti\",\"channel\":\"日本\"}".getBytes(UTF_8);
    octetByOctet(NFrame.encode(0x6dc9dafb4e854318L, json));
    assertThat(sniffer.joined()).isTrue();
    assertThat(room.joins).extracting(Join::protocol).containsExactly(Protocol.N_DRAFT);
    assertThat(sniffer.end()).isNull();
  }

  @Test
  void refusesWhatNoProtocolBeginsWith() {
    Refusal refusal = sniffer.receiveAndEnter(ByteBuffer.wrap(new byte[] {'G'}));
    assertThat(refusal).isEqualTo(new Refusal(WireRule.BAD_TYPE, "type octet 71"));
    assertThat(sniffer.receive(ByteBuffer.wrap(new byte[] {'M'}))).isEqualTo(refusal);
    assertThat(sniffer.joined()).isFalse();
    assertThat(sniffer.end()).isEqualTo(refusal);
  }

  @Test
  void decidesNothingBeforeTheFirstOctet() {
    assertThat(sniffer.receive(ByteBuffer.allocate(0))).isNull();
    assertThat(sniffer.knocking()).isNull();
    assertThat(sniffer.joined()).isFalse();
    assertThat(sniffer.end()).isNull();
    assertThatThrownBy(sniffer::enter).isInstanceOf(IllegalStateException.class);
  }

  private void octetByOctet(byte[] octets) {
    for (byte octet : octets) {
      assertThat(sniffer.receiveAndEnter(ByteBuffer.wrap(new byte[] {octet}))).isNull();
    }
  }

  private @Nullable Session beginningWith(int octet) {
    return octet == 'M' ? v1() : octet == 'N' ? draft() : null;
  }

  private Session v1() {
    SessionRules rules = new SessionRules(KeyPolicy.of("k", null), V1Header.MAX_BODY_OCTETS, false);
    return new V1Session(rules, List.of(""), room);
  }

  private Session draft() {
    return new NSession(new NSessionRules(NKeyPolicy.of("k"), NSessionRules.MAX_JSON_OCTETS), room);
  }
}
