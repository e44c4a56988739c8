package org.mles.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mles.auth.KeyPolicy;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;

/** The least that a client of one channel does: says texts, hears texts. Its join says its name. */
final class PlainClient implements AutoCloseable {
  static final String SHARED_KEY = "secret";

  private static final String CHANNEL = "room";

  private final String uid;
  private final long key;
  private final Socket socket;
  private final DataInputStream in;

  PlainClient(InetSocketAddress server, String uid) throws IOException {
    this.uid = uid;
    key = KeyPolicy.of(SHARED_KEY, null).key("", uid, CHANNEL);
    socket = new Socket(server.getAddress(), server.getPort());
    in = new DataInputStream(socket.getInputStream());
    say(uid + ":");
  }

  String uid() {
    return uid;
  }

  void say(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    V1Body.Message body = new V1Body.Message(uid, CHANNEL, payload);
    socket.getOutputStream().write(V1Frame.encode(key, body));
  }

  /** Waits for the next frame and returns its text. */
  String hear() throws IOException {
    byte[] header = in.readNBytes(V1Header.OCTETS);
    byte[] body = in.readNBytes(V1Frame.header(header).bodyOctets());
    Decoded.Complete<V1Body> decoded = (Decoded.Complete<V1Body>) V1BodyReader.decode(body);
    V1Body.Message message = (V1Body.Message) decoded.value();
    return new String(message.message(), StandardCharsets.UTF_8);
  }

  /** Returns the texts of all frames up to {@code last}. */
  List<String> heardUntil(String last) throws IOException {
    List<String> heard = new ArrayList<>();
    while (!heard.contains(last)) {
      heard.add(hear());
    }
    return heard;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
