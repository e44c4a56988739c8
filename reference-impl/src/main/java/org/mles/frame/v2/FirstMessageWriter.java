package org.mles.frame.v2;

import java.io.StringWriter;
import java.util.HexFormat;
import org.mles.frame.Utf8;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Encodes the first message of a session: uid, channel, token, no white space, no needless escapes.
 * Thread: any. Source: V2-FF-02, V2-AUTH-07.
 */
public final class FirstMessageWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private FirstMessageWriter() {}

  /**
   * Writes the text with a token.
   *
   * @throws IllegalArgumentException if a name is empty or has no UTF-8 form (a lone surrogate)
   */
  public static byte[] encode(String uid, String channel, long token) {
    return encode(uid, channel, HexFormat.of().toHexDigits(token));
  }

  /**
   * Writes the text without one: as others get to see it.
   *
   * @throws IllegalArgumentException if a name is empty or has no UTF-8 form (a lone surrogate)
   */
  public static byte[] shown(String uid, String channel) {
    return encode(uid, channel, "");
  }

  private static byte[] encode(String uid, String channel, String auth) {
    if (uid.isEmpty() || channel.isEmpty()) {
      throw new IllegalArgumentException("version 2 has no empty names");
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.writeStartObject();
      generator.writeStringProperty("uid", uid);
      generator.writeStringProperty("channel", channel);
      if (!auth.isEmpty()) {
        generator.writeStringProperty("auth", auth);
      }
      generator.writeEndObject();
    }
    return Utf8.encode(text.toString());
  }
}
