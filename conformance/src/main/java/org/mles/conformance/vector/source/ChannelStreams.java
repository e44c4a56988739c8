package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;

import java.util.List;
import java.util.stream.Stream;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import tools.jackson.databind.JsonNode;

/**
 * Several connections of one channel, one after the other and none of them ended, such as peers
 * that restore it when it was restarted.
 */
final class ChannelStreams {
  private static final int DEFAULT_LIMIT = 100;
  private static final String TWIN = "channel.restored";

  private static final Octets A = says("First", "");
  private static final Octets B = says("Second", "");
  private static final Octets C = says("User", "");
  private static final Octets D = says("User", "d");
  private static final Octets P = says("First", "p");
  private static final Octets Q = says("Second", "q");
  private static final Octets X = says("Other", "x");

  private final PackDraft pack;

  ChannelStreams(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    pack.group("channel", "connections of one channel: what a member hears and what is kept");
    onePeer();
    twoPeers();
    refused();
  }

  private void onePeer() {
    must("client", "a client joins and speaks", "V1-HIST-03")
        .streams(C.then(D))
        .heard(C, D)
        .kept(C, D);
    must("two-clients", "two clients, one after the other", "V1-FWD-01")
        .streams(C.then(D), A.then(P))
        .heard(C, D, A, P)
        .kept(C, D, A, P);
    must("restored", "a peer restores an empty channel", "RSY-06")
        .streams(resync(A, B, C))
        .heard(A, B, C)
        .kept(A, B, C);
    must("restored-and-live", "a peer restores an empty channel and goes on", "RSY-10")
        .streams(resync(A, B, C).then(P).then(X))
        .heard(A, B, C, P, X)
        .kept(A, B, C, P, X);
    must("restored-over-limit", "of what a peer restores the newest are kept", "RSY-17")
        .limit(2)
        .streams(resync(A, B, C))
        .heard(A, B, C)
        .kept(B, C);
    must("restored-ages", "restored frames are pushed out by live ones", "RSY-17")
        .limit(3)
        .streams(resync(A, B, C).then(P).then(X))
        .heard(A, B, C, P, X)
        .kept(C, P, X);
    must("restored-not-kept", "without a history nothing is restored", "V1-HIST-05")
        .limit(0)
        .streams(resync(A, B, C), B)
        .heard(A, B, C, B)
        .kept();
    should("restored-around", "what was said before the restoration keeps its place")
        .streams(C.then(D), resync(A, B, C))
        .heard(C, D, A, B)
        .kept(A, B, C, D);
  }

  private void twoPeers() {
    should("peers-equal", "two peers bring the same")
        .streams(resync(A, B, C), resync(B, C))
        .heard(A, B, C)
        .kept(A, B, C);
    should("peers-own-first", "each begins with its own client's first frame")
        .streams(resync(A, B, C), resync(B, A, C))
        .heard(A, B, C)
        .kept(A, B, C);
    should("peers-newer", "the second brings what was said while the first was away")
        .streams(resync(A, B, C), resync(B, C, X, Q))
        .heard(A, B, C, X, Q)
        .kept(A, B, C, X, Q);
    should("peers-between", "the second brings a frame between two that are held")
        .streams(resync(A, B, C), resync(B, X, C))
        .heard(A, B, C, X)
        .kept(A, B, X, C);
    should("peers-disjoint", "nothing in common: in front of everything")
        .streams(resync(A, P), resync(B, Q))
        .heard(A, P, B, Q)
        .kept(B, Q, A, P);
    should("peers-counted", "two equal frames are two")
        .streams(C.then(D), resync(A, B, C), resync(B, X, C, C))
        .heard(C, D, A, B, X, C)
        .kept(A, B, X, C, C, D);
    should("peers-over-limit", "the limit counts what the merge has made")
        .limit(3)
        .streams(resync(A, B, C), resync(B, C, X))
        .heard(A, B, C, X)
        .kept(B, C, X);
    should("peers-then-live", "both go on, the history too")
        .streams(resync(A, P), resync(B, P, Q).then(D))
        .heard(A, P, B, Q, D)
        .kept(B, A, P, Q, D);
  }

  private void refused() {
    Octets forged = Wire.frame(7, 1, Cbor.message("Second", CHANNEL, Octets.NONE));
    must("second-forged", "a second peer without a right key adds nothing", "RSY-05")
        .afterTwin()
        .streams(resync(A, B, C), resync(forged, Q))
        .heard(A, B, C)
        .kept(A, B, C);
    must("second-duplicate", "a second peer under a CID that is taken adds nothing", "V1-CID-03")
        .afterTwin()
        .streams(resync(A, B, C), resync(A, Q))
        .heard(A, B, C)
        .kept(A, B, C);
    must("second-broken", "a second peer with an item that is no frame adds nothing", "RSY-11")
        .afterTwin()
        .streams(resync(A, B, C), resync(B, Cbor.utf8("abc"), Q))
        .heard(A, B, C)
        .kept(A, B, C);
  }

  private static Octets says(String uid, String message) {
    long key = Wire.key(SHARED_KEY, uid, CHANNEL);
    return Wire.frame(key, Cbor.message(uid, CHANNEL, Cbor.utf8(message)));
  }

  private static Octets resync(Octets... items) {
    return Wire.frame(Wire.exampleKey(), Cbor.resync(items));
  }

  private Draft must(String id, String comment, String clause) {
    return new Draft(pack.must("channel." + id, comment, clause).flags("HistoryLost"));
  }

  private Draft should(String id, String comment) {
    return new Draft(pack.should("channel." + id, comment, "RSY-18", "RSY-20").flags("NotMerged"));
  }

  /** A test of a channel while it is written. */
  private static final class Draft {
    private final PackDraft.Test test;
    private final Fields expected = Fields.of();
    private int limit = DEFAULT_LIMIT;

    Draft(PackDraft.Test test) {
      this.test = test;
    }

    /** Counts only if a peer can restore a channel at all. */
    Draft afterTwin() {
      test.twin(TWIN);
      return this;
    }

    Draft limit(int frames) {
      limit = frames;
      return this;
    }

    Draft streams(Octets... streams) {
      test.ask(
          Op.CHANNEL,
          Fields.of()
              .list("streams", list(streams))
              .shared(SHARED_KEY)
              .number("historyLimit", limit));
      return this;
    }

    Draft heard(Octets... frames) {
      expected.list("heard", list(frames));
      return this;
    }

    void kept(Octets... frames) {
      test.accept(expected.list("history", list(frames)));
    }

    private static List<JsonNode> list(Octets... octets) {
      return Stream.of(octets).map(Octets::toJson).toList();
    }
  }
}
