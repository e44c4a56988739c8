package org.mles.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.auth.TokenPolicy;
import org.mles.frame.Utf8;
import org.mles.frame.v2.FirstMessageWriter;
import org.mles.rule.Refusal;
import org.mles.text.Printable;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Close;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;

/**
 * Version 2: an upgrade, a first message that joins, then messages over WebSocket. What is UTF-8 is
 * said as text, all else as binary, unless the caller says which.
 *
 * <p>Thread: one hears, any says. Source: V2-HS-10, V2-WS-03, V2-WS-15, V2-AUTH-07, V2-CLI-01.
 */
final class V2Talk implements Talk {
  /** The server refused the first message. */
  private static final int POLICY = 1008;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ClientConfig config;
  private final ReplayFilter filter;
  private final MessageReader reader;
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

  V2Talk(ClientConfig config, ReplayFilter filter) {
    this.config = config;
    this.filter = filter;
    reader = MessageReader.ofClient(config.maxBodyOctets());
  }

  @Override
  public void greet(InputStream in, OutputStream out) throws IOException {
    byte[] nonce = new byte[ClientHandshake.NONCE_OCTETS];
    RANDOM.nextBytes(nonce);
    ClientHandshake handshake = new ClientHandshake(config.server(), "/", nonce);
    out.write(handshake.request().array());
    ClientHandshake.Answer answer = null;
    while (answer == null) {
      int octet = in.read(); // one by one, since none behind the answer may be taken
      if (octet < 0) {
        throw new EOFException(config.server() + " closed the connection before its answer");
      }
      answer = handshake.take(ByteBuffer.wrap(new byte[] {(byte) octet}));
    }
    if (answer.refusal() != null) {
      throw broken(answer.refusal());
    }
  }

  @Override
  public byte[] join(byte[] firstMessage) {
    filter.joining();
    // As the history will have it.
    filter.sending(true, FirstMessageWriter.shown(config.uid(), config.channel()));
    long token = TokenPolicy.of(config.sharedKey()).token(config.uid(), config.channel());
    byte[] first = FirstMessageWriter.encode(config.uid(), config.channel(), token);
    byte[] join = frame(Opcode.TEXT, first);
    byte[] more = firstMessage.length == 0 ? firstMessage : say(firstMessage);
    return ByteBuffer.allocate(join.length + more.length).put(join).put(more).array();
  }

  @Override
  public byte[] say(byte[] message) {
    return say(message, Utf8.decode(message) != null);
  }

  @Override
  public byte[] say(byte[] message, boolean text) {
    if (message.length > config.maxBodyOctets()) {
      throw new IllegalArgumentException("message of " + message.length + " octets");
    }
    filter.sending(text, message);
    return frame(text ? Opcode.TEXT : Opcode.BINARY, message);
  }

  private static byte[] frame(Close close) {
    ByteBuffer payload = close.payload();
    return ClientFrame.of(Opcode.CLOSE, payload, RANDOM.nextInt()).array();
  }

  private static byte[] frame(Opcode opcode, byte[] payload) {
    return ClientFrame.of(opcode, ByteBuffer.wrap(payload), RANDOM.nextInt()).array();
  }

  @Override
  public void hear(byte[] piece, int octets, Consumer<Received> target) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(piece, 0, octets);
    for (Inbound found = reader.take(in); found != null; found = reader.take(in)) {
      hear(found, target);
    }
  }

  private void hear(Inbound found, Consumer<Received> target) throws IOException {
    if (found instanceof Inbound.Message message) {
      deliver(message, target);
    } else if (found instanceof Inbound.Ping ping) {
      byte[] payload = new byte[ping.payload().remaining()];
      ping.payload().get(payload);
      answers.writeBytes(frame(Opcode.PONG, payload));
    } else if (found instanceof Inbound.Closing closing) {
      answers.writeBytes(frame(closing.close().answer()));
      throw ended(closing.close());
    } else if (found instanceof Inbound.Refused refused) {
      String reason = refused.refusal().toString();
      answers.writeBytes(frame(Close.of(refused.refusal().rule().closeCode(), reason)));
      throw broken(refused.refusal());
    }
  }

  private void deliver(Inbound.Message message, Consumer<Received> target) {
    byte[] payload = message.payload().copy(0, message.payload().size());
    if (!filter.isReplay(message.text(), payload)) {
      filter.newsDelivered();
      target.accept(Received.ofV2(config.channel(), message.text(), payload));
    }
  }

  private IOException ended(Close close) {
    String why = close.code() + " " + Printable.sentence(close.reason());
    return close.code() == POLICY
        ? new JoinRefusedException(config.server() + " refused: " + why)
        : new EOFException(config.server() + " closed the session: " + why);
  }

  private ProtocolException broken(@Nullable Refusal refusal) {
    return new ProtocolException(config.server() + " broke a rule: " + refusal);
  }

  @Override
  public byte[] answer() {
    byte[] all = answers.toByteArray();
    answers.reset();
    return all;
  }

  @Override
  public byte[] question() {
    return frame(Opcode.PING, new byte[0]);
  }

  @Override
  public byte[] farewell() {
    return frame(Close.of(Close.NORMAL, ""));
  }

  @Override
  public boolean unfinished() {
    return reader.end() != null;
  }
}
