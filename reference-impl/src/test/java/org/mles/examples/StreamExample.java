package org.mles.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.session.Protocol;

/** Sends a stream of octets over the N draft and reads one. A draft: do not build on it. */
final class StreamExample {
  private StreamExample() {}

  static void send(String host, int port, String key, byte[] octets) throws IOException {
    try (MlesClient camera = MlesClient.publisher(config("camera", host, port, key))) {
      camera.publish(octets);
    }
  }

  static byte[] receive(String host, int port, String key, int octets) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (MlesClient screen = MlesClient.join(config("screen", host, port, key))) {
      for (Received chunk : screen) {
        // A chunk is what one read returned: only the octets and their order mean something.
        stream.writeBytes(chunk.message());
        if (stream.size() >= octets) {
          break;
        }
      }
    }
    return stream.toByteArray();
  }

  private static ClientConfig config(String uid, String host, int port, String key) {
    return ClientConfig.builder(uid, "film")
        .server(host, port)
        .sharedKey(key)
        .protocol(Protocol.N_DRAFT)
        .build();
  }
}
