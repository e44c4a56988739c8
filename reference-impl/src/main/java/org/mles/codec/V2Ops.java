package org.mles.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.auth.TokenPolicy;
import org.mles.frame.v1.V1Header;
import org.mles.frame.v2.FirstMessageWriter;
import org.mles.http.OriginRules;
import org.mles.http.Pages;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.session.Mouth;
import org.mles.session.V2Hall;
import org.mles.session.V2Rules;
import org.mles.session.V2Session;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Handshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations of the codec driver on first messages of version 2. Thread: caller. */
final class V2Ops {
  private static final Handshake ANYBODY =
      new Handshake(new OriginRules(List.of(), List.of()), false);

  private V2Ops() {}

  /** Gives a text to a session as its first message, and tells what it joined. */
  static ObjectNode decode(JsonNode in) {
    byte[] json = CodecJson.utf8(CodecJson.text(in, "json"));
    Listener hall = new Listener();
    V2Rules rules =
        new V2Rules(tokens(in), ANYBODY, Pages.NONE, V1Header.MAX_BODY_OCTETS, false, false);
    V2Session session = new V2Session(rules, hall, hall);
    session.receiveAndEnter(request());
    Refusal refusal =
        session.receiveAndEnter(ClientFrame.of(Opcode.TEXT, ByteBuffer.wrap(json), 0));
    if (refusal != null) {
      throw new IllegalArgumentException(refusal.rule().clause() + ": " + refusal.detail());
    }
    if (hall.joined == null) {
      throw new IllegalStateException("neither joined nor refused");
    }
    return CodecJson.object()
        .put("uid", hall.joined.uid())
        .put("channel", hall.joined.channel())
        .put("shown", hall.shown);
  }

  private static ByteBuffer request() {
    return new ClientHandshake("localhost", "/", new byte[ClientHandshake.NONCE_OCTETS]).request();
  }

  /** Writes the text that a client joins with. */
  static ObjectNode encode(JsonNode in) {
    String uid = CodecJson.text(in, "uid");
    String channel = CodecJson.text(in, "channel");
    byte[] json = FirstMessageWriter.encode(uid, channel, tokens(in).token(uid, channel));
    return CodecJson.object().put("json", new String(json, UTF_8));
  }

  /** Computes a token. */
  static ObjectNode auth(JsonNode in) {
    long token = tokens(in).token(CodecJson.text(in, "uid"), CodecJson.text(in, "channel"));
    return CodecJson.object().put("token", CodecJson.digits(token));
  }

  private static TokenPolicy tokens(JsonNode in) {
    return TokenPolicy.of(in.path("auth").path("sharedKey").asString(""));
  }

  /** Lets everybody in, and keeps what others would see. */
  private static final class Listener implements V2Hall, Mouth {
    private @Nullable Join joined;
    private String shown = "";

    @Override
    public @Nullable Refusal join(Join join, Octets firstFrame) {
      joined = join;
      return null;
    }

    @Override
    public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
      MessageReader others = MessageReader.ofClient(V1Header.MAX_BODY_OCTETS);
      if (others.take(frames) instanceof Inbound.Message message) {
        shown = new String(message.payload().copy(0, message.payload().size()), UTF_8);
      }
    }

    @Override
    public void keep(Octets frame) {}

    @Override
    public void say(ByteBuffer octets) {}

    @Override
    public void end() {}
  }
}
