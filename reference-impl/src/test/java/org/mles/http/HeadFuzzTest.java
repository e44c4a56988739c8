package org.mles.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Throws coverage-guided octets at the reader of heads. */
class HeadFuzzTest {
  @FuzzTest
  void headIsTheSameHoweverItIsCut(byte[] octets) {
    for (boolean ofRequest : new boolean[] {true, false}) {
      HeadReader whole = ofRequest ? HeadReader.ofRequest() : HeadReader.ofAnswer();
      HeadReader cut = ofRequest ? HeadReader.ofRequest() : HeadReader.ofAnswer();
      Head expected = whole.take(ByteBuffer.wrap(octets));
      Head head = null;
      for (byte octet : octets) {
        head = cut.take(ByteBuffer.wrap(new byte[] {octet}));
      }
      assertThat(head).isEqualTo(expected);
      if (head instanceof Head.Request request) {
        request.hosts().forEach(Authority::parse);
        request.fields().all("origin").forEach(Origin::parse);
      }
    }
  }
}
