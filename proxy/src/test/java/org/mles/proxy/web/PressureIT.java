package org.mles.proxy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mles.frame.v1.V1Frame;
import org.mles.ws.ClientFrame;
import org.mles.ws.Opcode;

/** Each side waits for the other: nothing piles up in the proxy, and nothing is left out. */
final class PressureIT {
  /** More than sockets and the proxy hold together. */
  private static final int MESSAGES = 64;

  private static final byte[] LARGE = Tab.body("alice", "room", new byte[1 << 20]);

  private final ScriptedUpstream upstream = new ScriptedUpstream();
  private final WebProxy proxy = WebProxy.start(ProxyConfig.to(upstream.address()).withPort(0));

  PressureIT() throws IOException {}

  @AfterEach
  void end() throws IOException {
    proxy.close();
    upstream.close();
  }

  /** Sends the same again and again in a thread of its own, and counts how often it could. */
  private static final class Sender {
    private final AtomicInteger sent = new AtomicInteger();
    private final Thread thread;

    Sender(OutputStream out, byte[] octets) {
      thread =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < MESSAGES; i++) {
                    out.write(octets);
                    sent.incrementAndGet();
                  }
                } catch (IOException e) {
                  // The test has ended; what was sent is counted.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    /** Waits until it waits itself: what it sends nobody takes. */
    void awaitStanding() throws InterruptedException {
      int before = -1;
      while (before != sent.get()) {
        before = sent.get();
        // A pause is renewed by each message that goes out.
        thread.join(500);
      }
      assertThat(before).isLessThan(MESSAGES);
    }

    void awaitDone() throws InterruptedException {
      thread.join(30_000);
      assertThat(sent.get()).isEqualTo(MESSAGES);
    }
  }

  @Test
  void aBrowserThatDoesNotReadHoldsBackItsServerAlone() throws Exception {
    try (Tab mute = smallTab();
        Tab other = Tab.open(proxy)) {
      mute.say("alice", "room", "hi");
      try (ScriptedUpstream.Session toMute = upstream.accept()) {
        toMute.reads("alice", "room", "hi");
        Sender sender = new Sender(toMute.socket.getOutputStream(), frame(LARGE));
        sender.awaitStanding();
        other.say("bob", "hall", "hi");
        try (ScriptedUpstream.Session toOther = upstream.accept()) {
          toOther.reads("bob", "hall", "hi").send(Tab.body("carol", "hall", "hello"));
          other.hears("carol", "hall", "hello");
        }
        assertThat(proxy.count(Count.MESSAGES_DOWN_TOTAL)).isLessThan(MESSAGES);

        for (int i = 0; i < MESSAGES; i++) {
          assertThat(mute.message()).isEqualTo(LARGE);
        }
        sender.awaitDone();
        mute.hearsNothing();
      }
    }
  }

  @Test
  void aServerThatDoesNotReadHoldsBackItsBrowsers() throws Exception {
    byte[] message = ClientFrame.of(Opcode.BINARY, ByteBuffer.wrap(LARGE), 5).array();
    try (Tab tab = Tab.open(proxy)) {
      Sender sender = new Sender(tab.socket.getOutputStream(), message);
      try (ScriptedUpstream.Session session = upstream.accept()) {
        sender.awaitStanding();

        for (int i = 0; i < MESSAGES; i++) {
          assertThat(session.read().body()).isEqualTo(LARGE);
        }
        sender.awaitDone();
        session.send(Tab.body("bob", "room", "all"));
        tab.hears("bob", "room", "all");
      }
    }
  }

  @Test
  void theLargestMessagePassesBothWays() throws Exception {
    int most = 0xFFFFFF - (Tab.body("alice", "room", new byte[1 << 20]).length - (1 << 20));
    byte[] largest = Tab.body("alice", "room", new byte[most]);
    assertThat(largest).hasSize(0xFFFFFF);
    try (Tab tab = Tab.open(proxy)) {
      tab.say(Opcode.BINARY, largest);
      try (ScriptedUpstream.Session session = upstream.accept()) {
        assertThat(session.read().body()).isEqualTo(largest);
        session.send(largest);
        assertThat(tab.message()).isEqualTo(largest);

        tab.say(Opcode.BINARY, new byte[0xFFFFFF + 1]);
        tab.hearsClose(1009, "V2-LIM-02");
        session.readsEnd();
      }
    }
  }

  @Test
  void pingsOfABrowserThatDoesNotReadDoNotPileUp() throws Exception {
    byte[] ping = ClientFrame.of(Opcode.PING, ByteBuffer.allocate(125), 5).array();
    byte[] pings = new byte[8_000 * ping.length];
    for (int i = 0; i < 8_000; i++) {
      System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
    }
    try (Tab tab = smallTab()) {
      Sender sender = new Sender(tab.socket.getOutputStream(), pings);
      sender.awaitDone();
      try (Tab other = Tab.open(proxy)) {
        other.hearsNothing();
      }
    }
  }

  private Tab smallTab() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 << 10);
    socket.connect(new InetSocketAddress(proxy.address().getAddress(), proxy.address().getPort()));
    return new Tab(socket).upgrade();
  }

  private static byte[] frame(byte[] body) {
    return V1Frame.encode(1, 1, body);
  }
}
