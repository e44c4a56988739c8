package org.mles.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** V1-KEY-02 to V1-KEY-05, V1-KEY-10, V1-KEY-14, V1-KEY-15. */
class KeyPolicyTest {
  private static final String ENDPOINT = "127.0.0.1:8077";
  private static final long ENDPOINT_KEY = 0xf66561167e419bceL;
  private static final long ADDRESS_KEY = 0x17afd1377519cbf0L;
  private static final long SHARED_KEY = 0x53178fc6df14727eL;

  @Test
  void hashesTheSharedKeyFirst() {
    KeyPolicy keys = KeyPolicy.of("mles-devel-frank", null);
    assertThat(keys.key(ENDPOINT, "User", "Channel")).isEqualTo(SHARED_KEY);
    assertThat(keys.usesEndpoint()).isFalse();
  }

  @Test
  void ignoresEndpointAndAddressKeyWithASharedKey() {
    KeyPolicy keys = KeyPolicy.of("mles-devel-frank", "pepper");
    assertThat(keys.key("192.0.2.7:1", "User", "Channel")).isEqualTo(SHARED_KEY);
  }

  @Test
  void hashesTheAddressKeyAfterTheEndpoint() {
    KeyPolicy keys = KeyPolicy.of(null, "pepper");
    assertThat(keys.key(ENDPOINT, "alice", "example")).isEqualTo(ADDRESS_KEY);
    assertThat(keys.usesEndpoint()).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  void takesAnEmptySettingForNone(@Nullable String none) {
    KeyPolicy keys = KeyPolicy.of(none, none);
    assertThat(keys.key(ENDPOINT, "alice", "example")).isEqualTo(ENDPOINT_KEY);
    assertThat(keys.usesEndpoint()).isTrue();
  }

  @Test
  void acceptsEitherTextOfOneEndpoint() {
    KeyPolicy keys = KeyPolicy.of(null, null);
    List<String> endpoints = List.of(ENDPOINT, "[0:0:0:0:0:ffff:7f00:1]:8077");
    assertThat(keys.accepts(ENDPOINT_KEY, endpoints, "alice", "example")).isTrue();
    assertThat(keys.accepts(0x16420a996afb6025L, endpoints, "alice", "example")).isTrue();
    assertThat(keys.accepts(ENDPOINT_KEY, endpoints.subList(1, 2), "alice", "example")).isFalse();
  }

  @Property(tries = 64)
  void comparesEachOfTheSixtyFourBits(@ForAll @IntRange(max = 63) int bit) {
    KeyPolicy keys = KeyPolicy.of("mles-devel-frank", null);
    long wrong = SHARED_KEY ^ (1L << bit);
    assertThat(keys.accepts(SHARED_KEY, List.of(ENDPOINT), "User", "Channel")).isTrue();
    assertThat(keys.accepts(wrong, List.of(ENDPOINT), "User", "Channel")).isFalse();
  }
}
