package org.mles.conformance.lab.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.ClientProgram;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.ConformanceFailure.Symptom;
import org.mles.conformance.probe.Expect;
import org.mles.conformance.probe.ExpectLines;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/**
 * A client under test, its connection and its output.
 *
 * <p>The first line is given before the client connects, so that one which joins with a message of
 * its own has one; whether it comes with the join or after an empty one is the client's choice.
 *
 * <p>Thread: case.
 */
public final class Guest {
  private static final int SHOWN = 64;

  private final ClientLab lab;
  private final ClientProgram program;
  private final String uid;
  private final String channel;
  private final byte[] greeting;
  private final ExpectLines lines;
  private @Nullable RawPeer connection;
  private byte @Nullable [] ignored;

  public Guest(ClientLab lab, ClientProgram program, String uid, String channel) {
    this.lab = lab;
    this.program = program;
    this.uid = uid;
    this.channel = channel;
    this.greeting = octets(lab.scene().unique("hello"));
    this.lines =
        new ExpectLines(
            program.output(), lab.traits().form(), lab.scene().timers(), lab.scene().transcript());
  }

  /** Gives the first line to a client that publishes. */
  public void greets() {
    if (lab.traits().publishes()) {
      publish(greeting);
    }
  }

  public void connected(RawPeer accepted) {
    connection = accepted;
  }

  public RawPeer peer() {
    return Objects.requireNonNull(connection, "not connected");
  }

  public Expect expect() {
    return peer().expect();
  }

  public ExpectLines lines() {
    return lines;
  }

  public String uid() {
    return uid;
  }

  public String channel() {
    return channel;
  }

  /** Returns the key that this client has to make. */
  public long key() {
    return lab.settings().key(peer().remote(), uid, channel);
  }

  /**
   * Takes the join, which must be right but for the CID, and the first line; returns the join. A
   * client may choose another CID than the usual one.
   */
  public RawFrame joins() {
    RawFrame first = first();
    boolean hello = lab.traits().publishes() && Arrays.equals(first.body(), body(greeting));
    if (first.key() != key()) {
      throw wrong(String.format(Locale.ROOT, "the join to have the key %016x", key()), first)
          .with(
              lab.settings().sharedKey() == null
                  ? Symptom.JOIN_ENDPOINT_KEY
                  : Symptom.JOIN_SHARED_KEY);
    } else if (!hello) {
      requireJoinBody(first);
    }
    if (lab.traits().publishes() && !hello) {
      requireBody(greeting, expect().anyFrame());
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

  /** Gives the client a line to publish. */
  public void publish(byte[] message) {
    lab.scene().transcript().note("client", "is given a line of " + message.length + " octets");
    program.publish(lab.traits().form().line(message));
  }

  /** Lets the client publish {@code message}, which must arrive unchanged as the next thing. */
  public void says(String message) {
    says(octets(message));
  }

  /**
   * Lets the client publish {@code message}, which must arrive unchanged as the next thing; key and
   * CID of later frames are the client's own affair.
   */
  public void says(byte[] message) {
    publish(message);
    requireBody(message, expect().anyFrame());
  }

  private byte[] body(byte[] message) {
    return Body.message(uid, channel, message);
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
    String other = "other-" + uid;
    return RawFrame.of(
        JoinKey.of("whatever", other, channel), Body.message(other, channel, message));
  }

  /** Sends a message of another member, which must be the next thing that the client prints. */
  public void hears(String message) {
    hears(octets(message));
  }

  /** Sends a message of another member, which must be the next thing that the client prints. */
  public void hears(byte[] message) {
    peer().send(fromOther(message));
    lines.message(message);
  }

  /** Waits until the client closes the connection; from here on it may print nothing. */
  public void closes() {
    expect().closed();
    lines.nothing();
  }

  /** Waits for {@code message} as the next frame, or for the client to close. */
  public void saysOrCloses(String message) {
    RawFrame next = expect().frameOrClosed();
    if (next != null) {
      requireBody(octets(message), next);
    }
  }

  /** Proves that the session goes on in every direction that the client has. */
  public void goesOn() {
    if (lab.traits().listens()) {
      hears(lab.scene().unique("still there"));
    }
    if (lab.traits().publishes()) {
      says(lab.scene().unique("yes"));
    }
  }

  /** Leaves open how often the client prints {@code message}. */
  public void ignoresPrinted(byte[] message) {
    ignored = message;
  }

  /** Proves, after the case, that nothing was printed that nobody asked for. */
  public void verifyNothingLeft() {
    if (!lab.traits().listens()) {
      return;
    }
    try {
      lines.nothingLeft(ignored);
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }

  public static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
