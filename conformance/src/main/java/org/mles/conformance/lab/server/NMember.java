package org.mles.conformance.lab.server;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.StreamExpect;
import org.mles.conformance.wire.NFirst;

/**
 * A peer of the N draft with a uid on a channel. Making one sends nothing. Draft.
 *
 * @param key the subject's shared key, or null for none
 */
public record NMember(RawPeer peer, String uid, String channel, @Nullable String key) {
  public StreamExpect stream() {
    return peer.stream();
  }

  /** Returns the usual JSON text of this member. */
  public byte[] json() {
    return NFirst.json(uid, channel);
  }

  /** Returns the first frame that joins it. */
  public byte[] first() {
    return firstWith(json());
  }

  /** Returns a first frame with another JSON text that means the same names, hash and all. */
  public byte[] firstWith(byte[] json) {
    return firstAs(json, uid, channel);
  }

  /** Returns a first frame whose hash is that of other names than its own. */
  public byte[] firstAs(byte[] json, String hashedUid, String hashedChannel) {
    return NFirst.frame(json, NFirst.hash(json.length, key, hashedUid, hashedChannel));
  }

  /** Returns a first frame with another hash. */
  public byte[] firstWith(long hash) {
    return NFirst.frame(json(), hash);
  }

  /** Returns the right hash. */
  public long hash() {
    return NFirst.hash(json().length, key, uid, channel);
  }

  /** Sends octets and returns them. */
  public byte[] say(byte[] octets) {
    peer.send(octets);
    return octets;
  }

  /** Sends a text and returns its octets. */
  public byte[] say(String text) {
    return say(NFirst.utf8(text));
  }

  /** Sends FIN and waits until the subject has closed too. */
  public void leave() {
    peer.finish();
    stream().untilClosed();
    peer.close();
  }
}
