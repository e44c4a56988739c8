package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.rule.Refusal;

/** What a session does must not depend on where the network cut the octets. */
class SessionPropertyTest {
  private static final KeyPolicy V1_KEYS = KeyPolicy.of("k", null);
  private static final NKeyPolicy DRAFT_KEYS = NKeyPolicy.of("k");

  @Property(tries = 400)
  void passesOnTheSameFramesHoweverTheyAreCut(
      @ForAll @Size(max = 6) List<@Size(min = 1, max = 60) byte[]> bodies,
      @ForAll @Size(max = 8) List<@IntRange(max = 400) Integer> cuts) {
    byte[] stream = v1Join();
    for (byte[] body : bodies) {
      stream = joined(stream, V1Frame.encode(7, 9, body));
    }
    Heard whole = new Heard();
    Heard cut = new Heard();
    assertThat(feed(v1(whole), stream, List.of())).isNull();
    assertThat(feed(v1(cut), stream, cuts)).isNull();
    assertThat(whole.published).hasSize(1 + bodies.size());
    assertThat(cut.published.toArray(byte[][]::new))
        .isDeepEqualTo(whole.published.toArray(byte[][]::new));
    assertThat(whole.stream()).isEqualTo(stream);
  }

  @Property(tries = 400)
  void passesOnTheSameDraftOctetsHoweverTheyAreCut(
      @ForAll @Size(max = 200) byte[] data,
      @ForAll @Size(max = 8) List<@IntRange(max = 250) Integer> cuts) {
    Heard room = new Heard();
    assertThat(feed(draft(room), joined(draftJoin(), data), cuts)).isNull();
    assertThat(room.joins).hasSize(1);
    assertThat(room.stream()).isEqualTo(data);
  }

  @Property(tries = 1)
  void joinsTheDraftWhereverTheFirstFrameIsCut() {
    byte[] stream = joined(draftJoin(), new byte[] {1, 2, 3});
    for (int cut = 0; cut <= stream.length; cut++) {
      Heard room = new Heard();
      assertThat(feed(draft(room), stream, List.of(cut))).isNull();
      assertThat(room.stream()).as("cut at %d", cut).containsExactly(1, 2, 3);
    }
  }

  @Property(tries = 1000)
  void givesTheSameVerdictOnDamagedStreamsHoweverTheyAreCut(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 120) Integer> places,
      @ForAll byte octet,
      @ForAll @Size(max = 5) List<@IntRange(max = 140) Integer> cuts,
      @ForAll boolean speaksDraft) {
    byte[] stream =
        speaksDraft
            ? joined(draftJoin(), new byte[20])
            : joined(v1Join(), V1Frame.encode(7, 9, new byte[20]));
    places.forEach(place -> stream[place % stream.length] = octet);
    Heard whole = new Heard();
    Heard cut = new Heard();
    Refusal expected = feed(speaksDraft ? draft(whole) : v1(whole), stream, List.of());
    Refusal actual = feed(speaksDraft ? draft(cut) : v1(cut), stream, cuts);
    assertThat(actual == null ? null : actual.rule())
        .isEqualTo(expected == null ? null : expected.rule());
    assertThat(cut.joins).isEqualTo(whole.joins);
    assertThat(cut.stream()).isEqualTo(whole.stream());
  }

  /** Feeds a stream in pieces and then its end. */
  private static @Nullable Refusal feed(Session session, byte[] stream, List<Integer> cuts) {
    int[] borders =
        cuts.stream().mapToInt(cut -> Math.min(cut, stream.length)).sorted().distinct().toArray();
    int at = 0;
    for (int border : borders) {
      session.receiveAndEnter(ByteBuffer.wrap(stream, at, border - at).slice());
      at = border;
    }
    session.receiveAndEnter(ByteBuffer.wrap(stream, at, stream.length - at).slice());
    return session.end();
  }

  private static Session v1(Heard room) {
    SessionRules rules = new SessionRules(V1_KEYS, V1Header.MAX_BODY_OCTETS, false);
    return new V1Session(rules, List.of(""), room);
  }

  private static Session draft(Heard room) {
    return new NSession(new NSessionRules(DRAFT_KEYS, NSessionRules.MAX_JSON_OCTETS), room);
  }

  private static byte[] v1Join() {
    long key = V1_KEYS.key("", "u", "c");
    return V1Frame.encode(key, new V1Body.Message("u", "c", new byte[3]));
  }

  private static byte[] draftJoin() {
    byte[] json = NFrame.json(new NIdentity("u", "c"));
    long hash = DRAFT_KEYS.hash(NHeader.firstWord(json.length), "u", "c");
    return NFrame.encode(hash, json);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
