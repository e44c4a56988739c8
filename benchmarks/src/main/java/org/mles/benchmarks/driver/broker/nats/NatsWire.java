package org.mles.benchmarks.driver.broker.nats;

import io.nats.client.Options;
import io.nats.client.api.ServerInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireSocket;

/** Core messages of NATS, with what its Java client would say of itself. */
final class NatsWire implements Wire {
  private static final byte[] PING = octets("PING\r\n");
  private static final byte[] PONG = octets("PONG\r\n");

  private final LoadPlan plan;
  private @Nullable ServerInfo server;

  NatsWire(LoadPlan plan) {
    this.plan = plan;
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    greet(socket);
    byte[] head = octets("PUB " + plan.channel() + " " + plan.payloadOctets() + "\r\n");
    return PublishedMessage.around(head, plan.payloadOctets(), octets("\r\n"));
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    greet(socket);
    socket.out().write(octets("SUB " + plan.channel() + " 1\r\n"));
    ping(socket);
    return new NatsScan(first, plan.sink(), () -> socket.write(ByteBuffer.wrap(PONG)));
  }

  private void greet(WireSocket socket) throws IOException {
    String info = line(socket.in());
    ServerInfo told = told(info);
    server = told;
    String uri = "nats://" + plan.endpoint();
    Options options = new Options.Builder().server(uri).build();
    CharSequence words = options.buildProtocolConnectOptionsString(uri, false, told.getNonce());
    socket.out().write(octets("CONNECT " + words + "\r\n"));
    ping(socket);
  }

  private static ServerInfo told(String line) throws IOException {
    try {
      return new ServerInfo(line.substring(Math.min(line.length(), "INFO ".length())));
    } catch (IllegalArgumentException e) {
      throw new IOException("no NATS: it says " + line, e);
    }
  }

  /** Waits until the server has done what it was told before, or refuses it. */
  private static void ping(WireSocket socket) throws IOException {
    socket.out().write(PING);
    String answer = line(socket.in());
    while (answer.startsWith("PING") || answer.startsWith("INFO ")) {
      if (answer.startsWith("PING")) {
        socket.out().write(PONG);
      }
      answer = line(socket.in());
    }
    if (!answer.equals("PONG")) {
      throw new IOException("NATS: " + answer);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("NATS closed the connection");
      }
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Map<String, String> facts() {
    return server == null ? Map.of() : NatsClient.facts(server);
  }
}
