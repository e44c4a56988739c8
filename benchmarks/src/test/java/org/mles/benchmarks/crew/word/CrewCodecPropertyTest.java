package org.mles.benchmarks.crew.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mles.benchmarks.crew.word.CrewWord.Part;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Every word comes back as it was; no octets do harm. */
final class CrewCodecPropertyTest {
  private static final int TRIES = 200;

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyWordComesBackAsItWas(@ForAll("words") CrewWord word) {
    byte[] octets = CrewCodec.encode(word);
    Decoded decoded = CrewCodec.decode(octets);
    assertThat(decoded).isInstanceOf(Decoded.Whole.class);
    CrewWord back = ((Decoded.Whole) decoded).word();
    assertThat(back.getClass()).isEqualTo(word.getClass());
    assertThat(CrewCodec.encode(back)).isEqualTo(octets);
    if (!(word instanceof CrewWord.Report)) { // whose octets have no equality of their own
      assertThat(back).isEqualTo(word);
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void whatIsCutOrTooLongIsRefused(@ForAll("words") CrewWord word, @ForAll int where) {
    byte[] octets = CrewCodec.encode(word);
    int length = Math.floorMod(where, octets.length);
    assertThat(CrewCodec.decode(Arrays.copyOf(octets, length))).isInstanceOf(Decoded.Refused.class);
    assertThat(CrewCodec.decode(Arrays.copyOf(octets, octets.length + 1 + length)))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void aWordWithAChangedOctetIsAWordOrRefused(
      @ForAll("words") CrewWord word, @ForAll int where, @ForAll byte octet) {
    byte[] octets = CrewCodec.encode(word);
    octets[Math.floorMod(where, octets.length)] = octet;
    Decoded decoded = CrewCodec.decode(octets);
    if (decoded instanceof Decoded.Whole whole) {
      assertThat(CrewCodec.decode(CrewCodec.encode(whole.word())))
          .isInstanceOf(Decoded.Whole.class);
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void noOctetsMakeItThrow(@ForAll byte[] octets, @ForAll byte kind) {
    byte[] begun = Arrays.copyOf(octets, Math.max(2, octets.length));
    begun[0] = CrewCodec.VERSION;
    begun[1] = (byte) Math.floorMod(kind, WordKind.values().length);
    assertThat(CrewCodec.decode(octets)).isNotNull();
    assertThat(CrewCodec.decode(begun)).isNotNull();
  }

  @Provide
  Arbitrary<CrewWord> words() {
    Arbitrary<Long> number = Arbitraries.longs();
    Arbitrary<Long> count = Arbitraries.longs().between(0, Long.MAX_VALUE);
    Arbitrary<Integer> place = Arbitraries.integers().between(0, CrewWord.MOST_AGENTS - 1);
    Arbitrary<Part> part = Arbitraries.of(Part.class);
    Arbitrary<String> text =
        Arbitraries.strings().withCharRange(' ', '~').withChars('ä', '→').ofMaxLength(30);
    Arbitrary<String> name =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(40);
    Arbitrary<Map<String, String>> texts = Arbitraries.maps(text, text).ofMaxSize(4);
    Arbitrary<Receipt> receipt =
        Combinators.combine(count, count, count, count, number).as(Receipt::new);
    return Arbitraries.oneOf(
        Combinators.combine(name, text).as(CrewWord.Hello::new),
        text.map(CrewWord.Refusal::new),
        Arbitraries.just(new CrewWord.Bye()),
        Combinators.combine(number, text, workload(), texts, place)
            .as(
                (leg, system, load, options, at) ->
                    new CrewWord.Prepare(
                        leg, at, peers(at + 1), system, "127.0.0.1:1", load, options)),
        Combinators.combine(number, texts).as(CrewWord.Ready::new),
        Combinators.combine(number, part, place).as(CrewWord.Turn::new),
        Combinators.combine(number, part, place, count).as(CrewWord.Have::new),
        Combinators.combine(number, number).as(CrewWord.Ping::new),
        Combinators.combine(number, number).as(CrewWord.Pong::new),
        Combinators.combine(number, part, number, number, number).as(CrewWord.Over::new),
        Combinators.combine(number, part, place, number).as(CrewWord.Count::new),
        Combinators.combine(number, part, place, receipt.list().ofMaxSize(5))
            .as(CrewWord.Counted::new),
        number.map(CrewWord.Finish::new),
        Combinators.combine(number, report(number, text)).as(CrewWord.Report::new),
        Combinators.combine(number, text).as(CrewWord.Failed::new),
        number.map(CrewWord.End::new));
  }

  private static List<String> peers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "peer-" + i).toList();
  }

  private static Arbitrary<Workload> workload() {
    return Combinators.combine(
            Arbitraries.of(Profile.BURST, Profile.PACED),
            Arbitraries.integers().between(1, 200),
            Arbitraries.integers().between(8, 100_000),
            Arbitraries.longs().between(0, 1_000_000_000),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 1000))
        .as(
            (profile, subscribers, octets, period, jitter, seed, messages) ->
                new Workload(
                    profile, subscribers, octets, period, jitter, seed, messages, messages, 1, 0));
  }

  private static Arbitrary<ShareReport> report(Arbitrary<Long> number, Arbitrary<String> text) {
    return Combinators.combine(
            text.injectNull(0.3),
            text.list().ofMaxSize(3),
            Arbitraries.maps(text, Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
                .ofMaxSize(3),
            number.list().ofMaxSize(5),
            number.injectNull(0.3),
            Arbitraries.doubles().injectNull(0.3),
            number)
        .as(
            (why, warnings, histograms, positions, maybe, share, plain) ->
                new ShareReport(
                    why,
                    warnings,
                    new TreeMap<>(Objects.requireNonNull(histograms)),
                    positions,
                    maybe,
                    maybe,
                    plain,
                    plain,
                    share,
                    share,
                    share,
                    plain));
  }
}
