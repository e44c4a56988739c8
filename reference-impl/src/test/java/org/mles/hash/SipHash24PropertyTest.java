package org.mles.hash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Holds our SipHash against Guava's, in whatever pieces the octets come. */
class SipHash24PropertyTest {
  @Property
  void agreesWithASecondImplementation(
      @ForAll long k0, @ForAll long k1, @ForAll @Size(max = 100) byte[] data) {
    assertThat(new SipHash24(k0, k1).update(data).finish()).isEqualTo(other(k0, k1, data));
  }

  @Property
  void doesNotMindWhereTheOctetsAreSplit(
      @ForAll @Size(max = 64) byte[] data,
      @ForAll @IntRange(max = 64) int cut,
      @ForAll @IntRange(max = 64) int otherCut) {
    int first = Math.min(Math.min(cut, otherCut), data.length);
    int second = Math.min(Math.max(cut, otherCut), data.length);
    SipHash24 hash = new SipHash24();
    hash.update(data, 0, first);
    hash.update(data, first, second - first);
    hash.update(data, second, data.length - second);
    assertThat(hash.finish()).isEqualTo(other(0, 0, data));
  }

  @Property
  void takesSingleOctetsLikeArrays(
      @ForAll @Size(max = 40) byte[] singly, @ForAll @Size(max = 40) byte[] atOnce) {
    SipHash24 hash = new SipHash24();
    for (byte octet : singly) {
      hash.update(octet);
    }
    hash.update(atOnce);
    SipHash24 expected = new SipHash24().update(singly).update(atOnce);
    assertThat(hash.finish()).isEqualTo(expected.finish());
  }

  @Property
  void takesBuffersOfAnyKindLikeArrays(
      @ForAll @Size(max = 40) byte[] before,
      @ForAll @Size(max = 64) byte[] data,
      @ForAll boolean littleEndian) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(data.length + 2).position(1);
    buffer.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    buffer.put(data).flip().position(1);
    SipHash24 hash = new SipHash24().update(before).update(buffer);
    assertThat(hash.finish()).isEqualTo(new SipHash24().update(before).update(data).finish());
    assertThat(buffer.remaining()).isEqualTo(data.length);
  }

  private static long other(long k0, long k1, byte[] data) {
    return Hashing.sipHash24(k0, k1).hashBytes(data).asLong();
  }
}
