package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** However octets are cut, the session asks for the same; whatever they are, it does not throw. */
class V1SessionPropertyTest {
  /** Everything that a conversation led to. */
  private record Outcome(List<String> calls, @Nullable WireRule refused, @Nullable WireRule end) {}

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void asksForTheSameWhenCutOnceAnywhere(@ForAll("conversations") byte[] octets) {
    Outcome whole = outcome(octets, List.of());
    for (int at = 1; at < octets.length; at++) {
      assertThat(outcome(octets, List.of(at))).as("cut at %d", at).isEqualTo(whole);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void asksForTheSameWhenCutBetweenAllOctets(@ForAll("spoiled") byte[] octets) {
    List<Integer> everywhere = new ArrayList<>();
    for (int at = 1; at < octets.length; at++) {
      everywhere.add(at);
    }
    assertThat(outcome(octets, everywhere)).isEqualTo(outcome(octets, List.of()));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void asksForTheSameWhereverCutEvenIfSpoiled(@ForAll("spoiled") byte[] octets, @ForAll long seed) {
    List<Integer> cuts = new Random(seed).ints(6, 0, octets.length + 1).sorted().boxed().toList();
    assertThat(outcome(octets, cuts)).isEqualTo(outcome(octets, List.of()));
  }

  @Property
  void refusesOctetsThatAreNoFirstFrame(@ForAll @Size(min = 1, max = 300) byte[] octets) {
    Outcome outcome = outcome(octets, List.of());
    assertThat(outcome.end()).isNotNull();
    assertThat(outcome.calls()).isEmpty();
  }

  @Property
  void refusesAnyBodyUnderARightHeader(@ForAll @Size(min = 1, max = 300) byte[] body) {
    Outcome outcome = outcome(Frames.around("alice", body), List.of());
    assertThat(outcome.refused()).isNotNull();
    assertThat(outcome.calls()).isEmpty();
  }

  private static Outcome outcome(byte[] octets, List<Integer> cuts) {
    RecordingHall hall = new RecordingHall();
    SessionRules rules = new SessionRules(Frames.KEYS, 4000, false);
    V1Session session = new V1Session(rules, List.of(""), hall);
    ByteBuffer in = ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    for (int cut : cuts) {
      feed(session, in.limit(cut));
    }
    WireRule refused = feed(session, in.limit(octets.length));
    return new Outcome(hall.calls, refused, V1SessionTest.ruleOf(session.end()));
  }

  private static @Nullable WireRule feed(V1Session session, ByteBuffer in) {
    WireRule broken = V1SessionTest.ruleOf(session.receiveAndEnter(in));
    assertThat(broken != null || !in.hasRemaining()).as("all consumed unless refused").isTrue();
    return broken;
  }

  /** A join or a resync, then frames of any kind. */
  @Provide
  Arbitrary<byte[]> conversations() {
    Arbitrary<byte[]> later =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMinSize(1)
            .ofMaxSize(60)
            .map(V1SessionPropertyTest::opaque);
    Arbitrary<byte[]> first =
        Arbitraries.of(
            Frames.frame("alice", "hello"),
            Frames.resync("x", Frames.frame("alice", ""), Frames.frame("bob", "hi")));
    return Combinators.combine(first, later.list().ofMaxSize(6))
        .as((opening, rest) -> Frames.concat(opening, Frames.concat(rest)));
  }

  /** Conversations of which some octets are wrong. */
  @Provide
  Arbitrary<byte[]> spoiled() {
    Arbitrary<List<Integer>> places = Arbitraries.integers().greaterOrEqual(0).list().ofMaxSize(3);
    return Combinators.combine(conversations(), places, Arbitraries.bytes())
        .as(
            (octets, at, value) -> {
              byte[] changed = octets.clone();
              at.forEach(place -> changed[place % changed.length] = value);
              return changed;
            });
  }

  private static byte[] opaque(byte[] body) {
    return Frames.concat(Frames.header(V1Header.TYPE, body.length), body);
  }
}
