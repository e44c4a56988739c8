package org.mles.conformance.lab.server;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Who speaks to the subject over WebSocket, whatever it carries. Thread: case. */
public interface WsClient {
  /** Returns its connection. */
  RawPeer peer();

  /** Returns the judge of what comes. */
  WsExpect ws();

  /** Returns its honest request. */
  Upgrade request();

  /** Asks for a WebSocket and waits until it is open. */
  default void upgrade() {
    peer().send(request().encode());
    expectOpen();
  }

  /** Waits until the WebSocket that was asked for is open. */
  default void expectOpen() {
    HttpAnswer answer = ws().answer();
    if (answer.status() != HttpAnswer.SWITCHING) {
      throw new ConformanceFailure(
          peer().name() + " expected status 101; saw " + answer.status(), "answer of subject");
    }
  }

  /** Sends a message, in the frames that the case asks for, and returns it. */
  default WsMessage say(WsMessage message) {
    send(peer().segmentation().frames(message));
    return message;
  }

  /** Sends frames, in one segment if the system has room for it. */
  default void send(WsFrame... frames) {
    send(List.of(frames));
  }

  /** Sends frames, in one segment if the system has room for it. */
  default void send(List<WsFrame> frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (WsFrame frame : frames) {
      all.writeBytes(frame.encode());
    }
    peer().send(all.toByteArray());
  }

  /** Sends a Close without a code and waits until the subject has answered it and gone. */
  default void leave() {
    send(WsFrame.of(WsFrame.CLOSE, new byte[0]));
    ws().untilEnded();
    peer().close();
  }
}
