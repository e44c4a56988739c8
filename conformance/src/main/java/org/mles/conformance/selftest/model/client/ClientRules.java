package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/**
 * What a Mles client does, one method per decision, all of them right. A fault is a subclass that
 * overrides one.
 *
 * <p>Thread: the client's sender or its reader, one of each.
 */
public class ClientRules {
  // The key.

  /** Returns the strings that make the key of a client at {@code own}. */
  protected List<String> joinStrings(Invitation invitation, InetSocketAddress own) {
    String shared = configured(invitation.settings().sharedKey());
    String address = configured(invitation.settings().addressKey());
    List<String> strings = new ArrayList<>();
    strings.add(shared == null ? endpoint(own) : shared);
    if (shared == null && address != null) {
      strings.add(address);
    }
    strings.add(invitation.uid());
    strings.add(invitation.channel());
    return strings;
  }

  /** Returns a key that was configured, or null if that counts as none. */
  protected @Nullable String configured(@Nullable String key) {
    return key == null || key.isEmpty() ? null : key;
  }

  /** Returns the text of the client's own address. */
  protected String endpoint(InetSocketAddress own) {
    return JoinKey.endpoint(own);
  }

  /** Returns the key that is made of the strings. */
  protected long key(List<String> strings) {
    return JoinKey.of(strings.toArray(String[]::new));
  }

  /** Returns the CID that goes with a key. */
  protected int cid(long key) {
    return (int) key;
  }

  // Sending.

  /** Is called once, with the connection up and nothing sent. */
  protected void beforeJoin(ModelClient client) throws IOException {}

  /** Returns the message that a line stands for. */
  protected byte[] message(byte[] line) {
    return line;
  }

  /**
   * Returns the body of a message.
   *
   * @param number of the frame on its connection; 0 is the join
   */
  protected byte[] body(Invitation invitation, byte[] message, int number) {
    return Body.message(invitation.uid(), invitation.channel(), message);
  }

  /** Returns the frame with {@code body}, or null if there is none. */
  protected @Nullable RawFrame frame(long key, byte[] body) {
    return body.length > RawFrame.MAX_BODY_OCTETS ? null : RawFrame.of(key, body).withCid(cid(key));
  }

  /** Returns the octets of a frame. */
  protected byte[] octets(RawFrame frame) {
    return frame.encode();
  }

  /** Is called when a frame was sent; the join has number 0. */
  protected void sent(ModelClient client, int number) throws IOException {}

  // Reading.

  /** Returns the next frame, or null if the connection must end. */
  protected @Nullable RawFrame next(ModelClient client) throws IOException {
    byte[] header = header(client.in());
    if (header.length < RawFrame.HEADER_OCTETS) {
      return null;
    }
    RawFrame announced = RawFrame.parse(header);
    if (announced.type() != RawFrame.TYPE || !isLength(announced.announced())) {
      return afterBadHeader(client, header);
    }
    byte[] body = body(client.in(), announced.announced());
    return body.length < announced.announced() ? null : announced.withBody(body);
  }

  /** Reads a header; shorter if the stream ended. */
  protected byte[] header(Input in) throws IOException {
    return in.take(RawFrame.HEADER_OCTETS);
  }

  /** Reads a body; shorter if the stream ended. */
  protected byte[] body(Input in, int length) throws IOException {
    return in.take(length);
  }

  /** Says whether a header may announce this length. */
  protected boolean isLength(int length) {
    return length > 0;
  }

  /** Returns the frame to go on with after a bad header, or null if the connection must end. */
  protected @Nullable RawFrame afterBadHeader(ModelClient client, byte[] header)
      throws IOException {
    return null;
  }

  /** Deals with a frame; false if the connection must end. */
  protected boolean take(ModelClient client, RawFrame frame) throws IOException {
    Triple triple = new BodyDecoder().decode(frame.body());
    if (triple == null) {
      return takeOther(client, frame);
    }
    return triple.message().length == 0
        ? takeEmpty(client)
        : takeMessage(client, triple.uid(), triple.message());
  }

  /** Deals with a body that is no message. */
  protected boolean takeOther(ModelClient client, RawFrame frame) {
    return true;
  }

  /** Deals with an empty message. */
  protected boolean takeEmpty(ModelClient client) {
    return true;
  }

  /** Deals with a message. */
  protected boolean takeMessage(ModelClient client, String uid, byte[] message) {
    client.print(message);
    return true;
  }
}
