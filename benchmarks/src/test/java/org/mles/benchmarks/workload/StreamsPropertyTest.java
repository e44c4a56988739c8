package org.mles.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every message has one stream and every subscriber one channel, and both are divided evenly. */
final class StreamsPropertyTest {
  private static final int TRIES = 200;

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void givesEachMessageOneNumberInOneStream(
      @ForAll @IntRange(min = 1, max = 30) int channels,
      @ForAll @IntRange(min = 1, max = 9) int publishers,
      @ForAll @IntRange(max = 700) int messages) {
    Streams streams = new Streams(channels, publishers);
    Map<Integer, Long> next = new HashMap<>();
    for (long index = 0; index < messages; index++) {
      int stream = streams.of(index);
      assertThat(stream).isBetween(0, streams.count() - 1);
      long within = streams.within(index);
      assertThat(within).as("no number is left out").isEqualTo(next.getOrDefault(stream, 0L));
      next.put(stream, within + 1);
      assertThat(streams.index(stream, within)).isEqualTo(index);
    }
    long most = Long.MIN_VALUE;
    long least = Long.MAX_VALUE;
    for (int stream = 0; stream < streams.count(); stream++) {
      long published = streams.published(stream, messages);
      assertThat(published).isEqualTo(next.getOrDefault(stream, 0L));
      most = Math.max(most, published);
      least = Math.min(least, published);
    }
    assertThat(most - least).isBetween(0L, 1L);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void givesEachSubscriberOnePlaceInOneChannel(
      @ForAll @IntRange(min = 1, max = 30) int channels,
      @ForAll @IntRange(min = 1, max = 9) int publishers,
      @ForAll @IntRange(max = 300) int subscribers) {
    Streams streams = new Streams(channels, publishers);
    Set<Integer> seen = new HashSet<>();
    for (int channel = 0; channel < channels; channel++) {
      int readers = streams.readers(channel, subscribers);
      assertThat(readers).isBetween(subscribers / channels, subscribers / channels + 1);
      assertThat(readers).isLessThanOrEqualTo(streams.readers(0, subscribers));
      for (int place = 0; place < readers; place++) {
        int subscriber = streams.reader(channel, place);
        assertThat(subscriber).isLessThan(subscribers);
        assertThat(streams.channelOf(subscriber)).isEqualTo(channel);
        assertThat(seen.add(subscriber)).isTrue();
      }
    }
    assertThat(seen).hasSize(subscribers);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void leadsAMessageToThoseWhoReadItsChannelOnly(
      @ForAll @IntRange(min = 1, max = 30) int channels,
      @ForAll @IntRange(min = 1, max = 9) int publishers,
      @ForAll @IntRange(max = 1000) int index,
      @ForAll @IntRange(max = 1000) int subscriber) {
    Streams streams = new Streams(channels, publishers);
    int stream = streams.of(index);
    int channel = streams.channel(stream);
    assertThat(streams.stream(channel, streams.publisher(stream))).isEqualTo(stream);
    assertThat(streams.publisher(stream)).isBetween(0, publishers - 1);
    assertThat(streams.reaches(index, subscriber))
        .isEqualTo(streams.channelOf(subscriber) == channel);
  }

  /** Channels are served in turn, and so are publishers, wherever the row of numbers begins. */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void goesRoundAllChannelsBeforeOneComesAgain(
      @ForAll @IntRange(min = 1, max = 30) int channels,
      @ForAll @IntRange(min = 1, max = 9) int publishers,
      @ForAll @IntRange(max = 1000) int first) {
    Streams streams = new Streams(channels, publishers);
    Set<Integer> served = new HashSet<>();
    for (int i = first; i < first + channels; i++) {
      served.add(streams.channel(streams.of(i)));
    }
    assertThat(served).hasSize(channels);
    Set<Integer> published = new HashSet<>();
    for (int i = first; i < first + streams.count(); i++) {
      published.add(streams.of(i));
    }
    assertThat(published).hasSize(streams.count());
  }
}
