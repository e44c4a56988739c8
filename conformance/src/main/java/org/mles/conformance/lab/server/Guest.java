package org.mles.conformance.lab.server;

import java.io.ByteArrayOutputStream;
import org.mles.conformance.probe.RawPeer;

/** Who comes to a {@link Gathering} and has said nothing yet. Thread: case. */
public final class Guest {
  private final RawPeer peer;
  private final byte[] opening;
  private final byte[] saying;
  private final byte[] part;
  private final Runnable heard;

  Guest(RawPeer peer, byte[] opening, byte[] saying, byte[] part, Runnable heard) {
    this.peer = peer;
    this.opening = opening.clone();
    this.saying = saying.clone();
    this.part = part.clone();
    this.heard = heard;
  }

  /** Returns its connection, which is read raw. */
  public RawPeer peer() {
    return peer;
  }

  /** Returns the octets that join. */
  public byte[] opening() {
    return opening.clone();
  }

  /** Returns the octets of what it says then. */
  public byte[] saying() {
    return saying.clone();
  }

  /** Returns octets that nobody hears before more come; none where each octet is heard. */
  public byte[] part() {
    return part.clone();
  }

  /** Returns all that it has to say. */
  public byte[] all() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(opening);
    all.writeBytes(saying);
    return all.toByteArray();
  }

  /** Waits until the witness has heard of it just what it says. */
  public void isHeard() {
    heard.run();
  }

  /** Joins and says it, and waits until that was heard. */
  public Guest comesIn() {
    peer.send(all());
    isHeard();
    return this;
  }
}
