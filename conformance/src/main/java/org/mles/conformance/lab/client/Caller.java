package org.mles.conformance.lab.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.Calling;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.ExpectLines;
import org.mles.conformance.time.Patience;

/**
 * A client under test, its connection and its output, whatever it speaks.
 *
 * <p>The first line is given before the client connects, so that one which joins with a message of
 * its own has one; whether it comes with the join or after it is the client's choice.
 *
 * <p>Thread: case.
 */
public abstract class Caller implements Calling {
  private static final Duration POLL = Duration.ofMillis(20);

  private final ClientLab lab;
  private final ClientProgram program;
  private final String uid;
  private final String channel;
  private final byte[] greeting;
  private final List<String> told = new ArrayList<>();
  private final ExpectLines lines;
  private @Nullable RawPeer connection;
  private byte @Nullable [] ignored;

  Caller(ClientLab lab, ClientProgram program, String uid, String channel) {
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
  final void greets() {
    if (lab.traits().publishes()) {
      publish(greeting);
    }
  }

  void connected(RawPeer accepted) {
    connection = accepted;
  }

  final ClientLab lab() {
    return lab;
  }

  final ClientProgram program() {
    return program;
  }

  /** Returns the line that was given before the client connected, if it publishes. */
  final byte[] greeting() {
    return greeting;
  }

  @Override
  public final RawPeer peer() {
    return Objects.requireNonNull(connection, "not connected");
  }

  public final ExpectLines lines() {
    return lines;
  }

  public final String uid() {
    return uid;
  }

  public final String channel() {
    return channel;
  }

  /** Gives the client a line to publish. */
  public final void publish(byte[] message) {
    lab.scene().transcript().note("client", "is given a line of " + message.length + " octets");
    program.publish(lab.traits().form().line(message));
  }

  /** Lets the client publish {@code message}, which must arrive unchanged as the next thing. */
  public final void says(String message) {
    says(octets(message));
  }

  /** Lets the client publish {@code message}, which must arrive unchanged as the next thing. */
  public abstract void says(byte[] message);

  /** Sends a message of another member, which must be the next thing that the client prints. */
  public final void hears(String message) {
    hears(octets(message));
  }

  /** Sends a message of another member, which must be the next thing that the client prints. */
  public abstract void hears(byte[] message);

  @Override
  public final void passesOn(String message) {
    lines.message(octets(message));
  }

  @Override
  public final void speaks() {
    if (lab.traits().publishes()) {
      says(lab.scene().unique("this"));
    }
  }

  /** Proves that the session goes on in every direction that the client has. */
  public final void goesOn() {
    if (lab.traits().listens()) {
      hears(lab.scene().unique("still there"));
    }
    if (lab.traits().publishes()) {
      says(lab.scene().unique("yes"));
    }
  }

  /** Leaves open how often the client prints {@code message}. */
  public final void ignoresPrinted(byte[] message) {
    ignored = message;
  }

  /** Proves, after the case, that nothing was printed that nobody asked for. */
  final void verifyNothingLeft() {
    if (!lab.traits().listens()) {
      return;
    }
    try {
      lines.nothingLeft(ignored);
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }

  /**
   * Waits until the client says, beside its messages, that something went wrong, or ends with
   * another exit code than 0.
   */
  public final void tells() {
    Patience patience = new Patience(lab.scene().timers().patience());
    while (patience.leftNanos() > 0) {
      if (!said().isEmpty()) {
        return;
      }
      program.output().awaitEnd(new Patience(POLL));
    }
    throw new ConformanceFailure(
        "expected the client to write to standard error, or to end with another exit code than 0;"
            + " it did "
            + patience.spent(),
        "wait timer");
  }

  /** Returns all that it has said beside its messages, up to its end if that comes in time. */
  public final List<String> tellsAll() {
    program.output().awaitEnd(new Patience(lab.scene().timers().patience()));
    return said();
  }

  /** Asks once more what it says; another exit code than 0 is the last word of who says none. */
  private List<String> said() {
    for (String line : program.said()) {
      lab.scene().transcript().note("client", "says " + line);
      told.add(line);
    }
    String end = program.output().howItEnded();
    if (end == null || end.equals("exit code 0") || !told.isEmpty()) {
      return List.copyOf(told);
    }
    return List.of(end);
  }

  public static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
