package org.mles.codec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.Decoded;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.frame.n.NJsonReader;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.session.Hall;
import org.mles.session.Join;
import org.mles.session.NSession;
import org.mles.session.NSessionRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations of the codec driver on the N draft. Draft. Thread: caller. */
final class NDraftOps {
  private NDraftOps() {}

  /** Puts a header before a JSON text that is given. */
  static ObjectNode encode(JsonNode in) {
    byte[] json = CodecJson.utf8(CodecJson.text(in, "json"));
    Decoded<NIdentity> decoded = NJsonReader.decode(json);
    if (!(decoded instanceof Decoded.Complete<NIdentity> complete)) {
      throw new IllegalArgumentException("no JSON text of the draft: " + decoded);
    }
    NIdentity identity = complete.value();
    int firstWord = NHeader.firstWord(json.length);
    long hash = keys(in).hash(firstWord, identity.uid(), identity.channel());
    return CodecJson.object().set("hex", CodecJson.spell(NFrame.encode(hash, json)));
  }

  /** Gives octets to a session and tells what it joined; data behind the first frame is counted. */
  static ObjectNode decode(JsonNode in) {
    byte[] octets = CodecJson.octets(in.path("hex"));
    Listener hall = new Listener();
    NSession session =
        new NSession(new NSessionRules(keys(in), NSessionRules.MAX_JSON_OCTETS), hall);
    Refusal refusal = null;
    int at = 0;
    for (int length : CodecJson.segments(in, octets.length)) {
      refusal = session.receiveAndEnter(ByteBuffer.wrap(octets, at, length).slice());
      at += length;
    }
    if (refusal != null) {
      throw new IllegalArgumentException(refusal.rule().clause() + ": " + refusal.detail());
    }
    if (hall.joined == null) {
      throw new IllegalArgumentException("the octets end too early");
    }
    return CodecJson.object()
        .put("uid", hall.joined.uid())
        .put("channel", hall.joined.channel())
        .put("hash", CodecJson.digits(hall.joined.key()))
        .put("rest", hall.octets);
  }

  private static NKeyPolicy keys(JsonNode in) {
    return NKeyPolicy.of(in.path("auth").path("sharedKey").asString(""));
  }

  /** Lets everybody in and counts what they say. */
  private static final class Listener implements Hall {
    private @Nullable Join joined;
    private int octets;

    @Override
    public @Nullable Refusal join(Join join, Octets firstFrame) {
      joined = join;
      return null;
    }

    @Override
    public void publish(ByteBuffer chunk, int[] octetsOfEach, int count) {
      octets += chunk.remaining();
      chunk.position(chunk.limit());
    }
  }
}
