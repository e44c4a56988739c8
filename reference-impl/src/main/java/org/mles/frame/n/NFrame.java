package org.mles.frame.n;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import org.mles.frame.Utf8;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Encodes the N draft's first frame. Draft.
 *
 * <p>Two steps, since the hash covers the length of the text: first the text, then the hash over
 * {@link NHeader#firstWord} and the names, then the frame. Thread: any.
 */
public final class NFrame {
  private static final JsonFactory JSON = new JsonFactory();

  private NFrame() {}

  /**
   * Writes the JSON text: uid before channel, no white space, no needless escapes.
   *
   * @throws IllegalArgumentException if a name has no UTF-8 form (a lone surrogate)
   */
  public static byte[] json(NIdentity identity) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.writeStartObject();
      generator.writeStringProperty("uid", identity.uid());
      generator.writeStringProperty("channel", identity.channel());
      generator.writeEndObject();
    }
    return Utf8.encode(text.toString());
  }

  /**
   * Encodes a frame around a text that is already octets.
   *
   * @throws IllegalArgumentException if the text is shorter than 2 or longer than 0xFFFFFF octets
   */
  public static byte[] encode(long hash, byte[] json) {
    ByteBuffer out = ByteBuffer.allocate(NHeader.OCTETS + json.length);
    new NHeader(json.length, hash).encode(out);
    return out.put(json).array();
  }
}
