package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;

/** Frames for the tests of this package. */
final class Frames {
  static final String CHANNEL = "room";

  private Frames() {}

  /** A frame of {@code uid}, whose CID tells users apart. */
  static byte[] message(String uid, String text) {
    byte[] body = V1BodyWriter.encode(new V1Body.Message(uid, CHANNEL, text.getBytes(UTF_8)));
    return V1Frame.encode(uid.hashCode(), 7, body);
  }

  static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
