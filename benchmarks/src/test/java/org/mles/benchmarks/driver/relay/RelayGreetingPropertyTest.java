package org.mles.benchmarks.driver.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class RelayGreetingPropertyTest {
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void comesBackWhereverItIsCut(
      @ForAll @StringLength(max = 60) String channel, @ForAll byte next, @ForAll int cut) {
    ByteBuffer greeting = RelayGreeting.of(channel);
    String sent = UTF_8.decode(greeting.slice(2, greeting.limit() - 2)).toString();
    ByteBuffer part = greeting.slice(0, Math.floorMod(cut, greeting.limit()));
    assertThat(RelayGreeting.take(part)).isNull();
    assertThat(RelayGreeting.begins(part)).isTrue();
    assertThat(part.position()).isZero();
    ByteBuffer all = ByteBuffer.allocate(greeting.limit() + 1).put(greeting).put(next).flip();
    assertThat(RelayGreeting.take(all)).isEqualTo(sent);
    assertThat(all.get()).isEqualTo(next);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void isNoFrame(@ForAll @Size(min = 1, max = 20) byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    if (octets[0] != 0) {
      assertThat(RelayGreeting.begins(in)).isFalse();
      assertThat(RelayGreeting.take(in)).isNull();
      assertThat(in.position()).isZero();
    }
  }
}
