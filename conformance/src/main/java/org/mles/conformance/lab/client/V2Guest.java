package org.mles.conformance.lab.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.text.Printable;
import org.mles.conformance.wire.HeadText;
import org.mles.conformance.wire.HttpRequest;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A client of version 2 under test. Thread: case. */
public final class V2Guest extends Caller {
  private static final String KEY = "sec-websocket-key";

  private final Door door;
  private @Nullable WsExpect judge;

  V2Guest(ClientLab lab, ClientProgram program, Door door, String uid, String channel) {
    super(lab, program, uid, channel);
    this.door = door;
  }

  /** Waits until the client connects once more. */
  public void connected() {
    connected(lab().settings().transport());
  }

  void connected(Transport carrier) {
    RawPeer peer = lab().accept(door, this, carrier, RawPeer.Stream.RAW);
    connected(peer);
    judge = WsExpect.ofClient(peer, lab().scene().timers());
  }

  /** Returns the judge of what it says. */
  public WsExpect ws() {
    return Objects.requireNonNull(judge, "not connected");
  }

  /** Returns where the suite listens, as a Host field names it. */
  public String host() {
    return door.host();
  }

  // The upgrade.

  /**
   * Waits for a request and answers it as {@code change} makes of the honest answer, and with
   * frames behind it in the same segment.
   */
  public HttpRequest answers(UnaryOperator<HeadText> change, WsFrame... behind) {
    HttpRequest request = ws().request();
    List<String> keys = request.values(KEY);
    lab().check(keys.size() == 1, "one Sec-WebSocket-Key; saw " + keys.size());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(change.apply(HeadText.opening(keys.get(0))).encode());
    answer.writeBytes(octets(List.of(behind)));
    peer().send(answer.toByteArray());
    return request;
  }

  /** Waits for a request and answers it honestly. */
  public HttpRequest opens() {
    return answers(honest -> honest);
  }

  // The first message.

  /** Opens the WebSocket and takes the first message and the first line, which must be right. */
  public V2Guest joins() {
    opens();
    return joinsOpened();
  }

  /** Takes the first message and the first line over an open WebSocket. */
  public V2Guest joinsOpened() {
    first();
    if (lab().traits().publishes()) {
      says(greeting(), ws().anyMessage());
    }
    return this;
  }

  /**
   * Takes the first message, which must be right.
   *
   * @return its token as it is written, or null if it has none
   */
  public @Nullable String first() {
    WsMessage first = ws().anyMessage();
    lab().check(first.isText(), "a first message that is a text; saw " + first);
    JsonNode object = object(first);
    lab().check(uid().equals(text(object, "uid")), "the uid " + quoted(uid()) + "; saw " + first);
    lab()
        .check(
            channel().equals(text(object, "channel")),
            "the channel " + quoted(channel()) + "; saw " + first);
    String auth = object.path("auth").isNull() ? null : text(object, "auth");
    lab()
        .check(
            isToken(auth, !object.path("auth").isMissingNode() && !object.path("auth").isNull()),
            "the token " + digits() + "; saw " + first);
    return auth;
  }

  private boolean isToken(@Nullable String auth, boolean present) {
    String key = lab().settings().sharedKey();
    boolean needed = key != null && !key.isEmpty();
    return auth == null
        ? !needed && !present
        : auth.toLowerCase(Locale.ROOT).matches("0*" + digits().replaceFirst("^0+", ""));
  }

  /** Returns the sixteen digits of the right token. */
  public String digits() {
    return lab().token(uid(), channel());
  }

  private static JsonNode object(WsMessage first) {
    try {
      JsonNode read = StrictJson.mapper().readTree(first.string());
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException e) {
      throw new ConformanceFailure(
          "expected an object of JSON; saw " + first + ", " + StrictJson.reason(e), "comparison");
    }
    throw new ConformanceFailure("expected an object of JSON; saw " + first, "comparison");
  }

  private static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isString() ? value.asString() : null;
  }

  private static String quoted(String name) {
    return "'" + Printable.shortLine(name) + "'";
  }

  // Messages.

  /** The octets have to be the same; whether it says them as text is its own affair. */
  @Override
  public void says(byte[] message) {
    publish(message);
    says(message, ws().anyMessage());
  }

  private void says(byte[] message, WsMessage seen) {
    lab()
        .check(
            Arrays.equals(message, seen.payload()),
            WsMessage.of(seen.isText(), message) + "; saw " + seen);
  }

  @Override
  public void hears(byte[] message) {
    hears(WsMessage.binary(message));
  }

  @Override
  public byte[] saying(String message) {
    return octets(List.of(WsMessage.binary(octets(message)).frame()));
  }

  /** Sends a message of another member, which must be the next thing that the client prints. */
  public void hears(WsMessage message) {
    sends(peer().segmentation().frames(message));
    lines().message(message.payload());
  }

  /** Sends frames without a mask, in one segment if the system has room for it. */
  public void sends(WsFrame... frames) {
    sends(List.of(frames));
  }

  /** Sends frames without a mask, in one segment if the system has room for it. */
  public void sends(List<WsFrame> frames) {
    peer().send(octets(frames));
  }

  /** Returns the octets of frames without a mask. */
  public static byte[] octets(List<WsFrame> frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    frames.forEach(frame -> all.writeBytes(frame.withMask(null).encode()));
    return all.toByteArray();
  }

  // The end.

  /**
   * Waits for the end, which a Close with one of these codes may announce; nothing may be printed.
   */
  public void closes(int... codes) {
    WsSeen.Close close = ws().closeOrEnd(codes);
    if (close == null) {
      lines().nothing();
    } else {
      sends(WsFrame.of(WsFrame.CLOSE, close.payload()));
      ends();
    }
  }

  /** Ends the suite's side of TCP and waits until the client has ended its own, in silence. */
  public void ends() {
    peer().finish();
    ws().ended();
    lines().nothing();
  }

  /**
   * Ends the suite's side of TCP and waits until the client has ended its own, in silence but for a
   * Close: libraries open a WebSocket first, and let the program ask then what it speaks.
   */
  public void turnsAway() {
    peer().finish();
    hangsUp();
  }

  @Override
  public void hangsUp() {
    WsSeen first = ws().untilEnded();
    lab()
        .check(
            first == null || first instanceof WsSeen.Close,
            "the client to end the connection, with a Close or without; saw " + first);
    lines().nothing();
  }
}
