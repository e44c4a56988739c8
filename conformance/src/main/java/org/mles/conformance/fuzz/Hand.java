package org.mles.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.probe.RawPeer;

/** Does over one connection what the steps of its client say. Thread: caller. */
public final class Hand {
  /** Whose connection it is. */
  public interface Owner {
    /**
     * Returns the octets of a step before its edits.
     *
     * @throws IllegalArgumentException if it is no step of this dialect
     */
    byte[] honest(Step step);

    /** Learns what is sent now; false to have it left out. */
    boolean sends(byte[] octets);

    /** Learns that the connection is reset, so that anything that was sent may be lost. */
    void reset();
  }

  private final RawPeer peer;
  private final Owner owner;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean ended;
  private boolean reset;

  /** Begins with a connection that has said nothing. */
  public Hand(RawPeer peer, Owner owner) {
    this.peer = peer;
    this.owner = owner;
  }

  /** Does what a step says, unless the connection has been ended. */
  public void take(Step step) {
    if (ended) {
      return;
    }
    switch (step.act()) {
      case FIN -> end();
      case RESET -> reset();
      default -> send(step);
    }
  }

  private void send(Step step) {
    byte[] octets = owner.honest(step);
    for (Edit edit : step.edits()) {
      octets = edit.apply(octets);
    }
    held.writeBytes(octets);
    if (!step.held()) {
      flush(step.cuts());
    }
  }

  private void flush(List<Integer> cuts) {
    byte[] octets = held.toByteArray();
    held.reset();
    if (!owner.sends(octets)) {
      return;
    }
    List<byte[]> pieces = new ArrayList<>();
    int at = 0;
    for (int cut : cuts) {
      int end = Math.min(octets.length, at + cut);
      pieces.add(Arrays.copyOfRange(octets, at, end));
      at = end;
    }
    pieces.add(Arrays.copyOfRange(octets, at, octets.length));
    peer.sendPieces(pieces.stream().filter(piece -> piece.length > 0).toList());
  }

  /** Ends this direction, if it has not ended. */
  public void end() {
    if (!ended) {
      flush(List.of());
      peer.finish();
      ended = true;
    }
  }

  private void reset() {
    flush(List.of());
    peer.reset();
    owner.reset();
    ended = true;
    reset = true;
  }

  /** Says whether the connection was reset. */
  public boolean isReset() {
    return reset;
  }
}
