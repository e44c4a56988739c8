package org.mles.conformance.lab.client;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.ConformanceFailure.Symptom;
import org.mles.conformance.probe.Expect;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/** A client of version 1 under test. Thread: case. */
public final class Guest extends Caller {
  private static final int SHOWN = 64;

  Guest(ClientLab lab, ClientProgram program, String uid, String channel) {
    super(lab, program, uid, channel);
  }

  public Expect expect() {
    return peer().expect();
  }

  /** Returns the key that this client has to make. */
  public long key() {
    return lab().settings().key(peer().remote(), uid(), channel());
  }

  /**
   * Takes the join, which must be right but for the CID, and the first line; returns the join. A
   * client may choose another CID than the usual one.
   */
  public RawFrame joins() {
    RawFrame first = first();
    boolean hello = lab().traits().publishes() && Arrays.equals(first.body(), body(greeting()));
    if (first.key() != key()) {
      throw wrong(String.format(Locale.ROOT, "the join to have the key %016x", key()), first)
          .with(
              lab().settings().sharedKey() == null
                  ? Symptom.JOIN_ENDPOINT_KEY
                  : Symptom.JOIN_SHARED_KEY);
    } else if (!hello) {
      requireJoinBody(first);
    }
    if (lab().traits().publishes() && !hello) {
      requireBody(greeting(), expect().anyFrame());
    }
    return first;
  }

  private RawFrame first() {
    try {
      return expect().anyFrame();
    } catch (ConformanceFailure e) {
      boolean silent = peer().arrivals().peek() == null && peer().arrivals().unfinished() == 0;
      boolean octets = e.decidedBy().equals("octets from subject");
      throw e.decidedBy().equals("close by subject")
          ? e
          : e.with(silent && !octets ? Symptom.JOIN_SILENCE : Symptom.JOIN_HEADER);
    }
  }

  private void requireJoinBody(RawFrame first) {
    byte[] body = body(new byte[0]);
    boolean headerCounted =
        first.body().length == body.length + RawFrame.HEADER_OCTETS
            && Arrays.mismatch(body, first.body()) == body.length;
    try {
      requireBody(new byte[0], first);
    } catch (ConformanceFailure e) {
      throw e.with(headerCounted ? Symptom.JOIN_HEADER : Symptom.JOIN_BODY);
    }
  }

  /** Requires the usual CID of a join. */
  public void requireCid(RawFrame join) {
    if (join.cid() != (int) key()) {
      throw wrong(String.format(Locale.ROOT, "the CID %08x", (int) key()), join);
    }
  }

  /** Requires the body that this client has to make of {@code message}. */
  private void requireBody(byte[] message, RawFrame seen) {
    byte[] expected = body(message);
    int differs = Arrays.mismatch(expected, seen.body());
    if (differs >= 0) {
      String shown = HexFormat.of().formatHex(expected, 0, Math.min(expected.length, SHOWN));
      String end = expected.length > SHOWN ? "..." : "";
      throw wrong(
          String.format(
              Locale.ROOT,
              "a body of %d octets, %s%s, but octet %d is another",
              expected.length,
              shown,
              end,
              differs),
          seen);
    }
  }

  private static ConformanceFailure wrong(String expected, RawFrame seen) {
    return new ConformanceFailure("expected " + expected + "; saw " + seen, "frame from client");
  }

  /**
   * Lets the client publish {@code message}, which must arrive unchanged as the next thing; key and
   * CID of later frames are the client's own affair.
   */
  @Override
  public void says(byte[] message) {
    publish(message);
    requireBody(message, expect().anyFrame());
  }

  private byte[] body(byte[] message) {
    return Body.message(uid(), channel(), message);
  }

  /** Returns the usual frame that this client makes of {@code message}. */
  public RawFrame frame(byte[] message) {
    return RawFrame.of(key(), body(message));
  }

  /** Returns a frame of another member of the channel. */
  public RawFrame fromOther(String message) {
    return fromOther(octets(message));
  }

  /** Returns a frame of another member of the channel. */
  public RawFrame fromOther(byte[] message) {
    String other = "other-" + uid();
    return RawFrame.of(
        JoinKey.of("whatever", other, channel()), Body.message(other, channel(), message));
  }

  @Override
  public void hears(byte[] message) {
    peer().send(fromOther(message));
    lines().message(message);
  }

  @Override
  public byte[] saying(String message) {
    return fromOther(message).encode();
  }

  /** Waits until the client closes the connection; from here on it may print nothing. */
  public void closes() {
    expect().closed();
    lines().nothing();
  }

  @Override
  public void hangsUp() {
    closes();
  }

  /** Waits for {@code message} as the next frame, or for the client to close. */
  public void saysOrCloses(String message) {
    RawFrame next = expect().frameOrClosed();
    if (next != null) {
      requireBody(octets(message), next);
    }
  }
}
