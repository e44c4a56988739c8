package org.mles.proxy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mles.proxy.testing.Running;
import org.mles.ws.Inbound;

/** The proxy as people run it: processes of their own, and other people's programs around it. */
final class ProcessesIT {
  @Test
  void twoBrowsersTalkOverOurServer() throws Exception {
    try (Running server = Running.server("--key", "secret", "--port", "0");
        Running proxy = Running.proxy("--upstream", server.text(), "--key", "secret")) {
      talk(proxy);
      assertThat(proxy.terminate()).isEqualTo(143);
    }
  }

  @Test
  void twoBrowsersTalkOverAServerInPython() throws Exception {
    try (Running server = Running.pythonServer("--key", "secret");
        Running proxy = Running.proxy("--upstream", server.text(), "--key", "secret")) {
      talk(proxy);
    }
  }

  @Test
  void twoBrowsersTalkInsideTlsOnBothSides() throws Exception {
    try (Running server = Running.server("--tls-self-signed", "--port", "0");
        Running proxy = Running.proxy("--upstream", "tls://" + server.text(), "--insecure")) {
      talk(proxy);
    }
  }

  private static void talk(Running proxy) throws Exception {
    try (Tab alice = Tab.open(proxy.address());
        Tab bob = Tab.open(proxy.address())) {
      for (String channel : new String[] {"room", "hall"}) {
        alice.say("alice", channel, "");
        bob.say("bob", channel, "hello");
        alice.hears("bob", channel, "hello");
        bob.hears("alice", channel, "");
        for (int i = 0; i < 100; i++) {
          alice.say("alice", channel, "message " + i);
          bob.hears("alice", channel, "message " + i);
        }
      }
      alice.hearsNothing();
    }
  }

  @Test
  void aServerThatIsKilledEndsBrowsersWhichComeBackWhenItDoes() throws Exception {
    try (Running server = Running.server("--port", "0");
        Running proxy = Running.proxy("--upstream", server.text());
        Tab tab = Tab.open(proxy.address())) {
      tab.say("alice", "room", "").say("alice", "hall", "").hearsNothing();
      try (Tab other = Tab.open(proxy.address())) {
        other.say("bob", "room", "proof").say("bob", "hall", "proof");
        tab.message();
        tab.message();
      }
      server.kill();
      Inbound last = tab.next();
      while (!(last instanceof Inbound.Closing closing)) {
        last = tab.next();
      }
      assertThat(closing.close().code()).isEqualTo(1011);
      assertThat(closing.close().reason()).isIn("room", "hall");

      String port = Integer.toString(server.address().getPort());
      try (Running again = Running.server("--port", port)) {
        talk(proxy);
        assertThat(again.address()).isEqualTo(server.address());
      }
    }
  }

  @Test
  void theClientOfTheJdkIsUnderstood() throws Exception {
    try (Running server = Running.server("--port", "0");
        Running proxy = Running.proxy("--upstream", server.text());
        Tab bob = Tab.open(proxy.address())) {
      Listener heard = new Listener();
      WebSocket alice =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .subprotocols("mles-websocket")
              .buildAsync(URI.create("ws://" + proxy.text() + "/any/path"), heard)
              .get(30, TimeUnit.SECONDS);
      assertThat(alice.getSubprotocol()).isEqualTo("mles-websocket");
      byte[] large = Tab.body("alice", "room", new byte[70_000]);
      alice.sendBinary(ByteBuffer.wrap(large, 0, 100), false).join();
      alice.sendBinary(ByteBuffer.wrap(large, 100, large.length - 100), true).join();
      bob.say("bob", "room", "hello");
      assertThat(bob.message()).isEqualTo(large);
      assertThat(heard.messages.poll(30, TimeUnit.SECONDS))
          .isEqualTo(ByteBuffer.wrap(Tab.body("bob", "room", "hello")));
      alice.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
      assertThat(heard.closed.get(30, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }
  }

  private static final class Listener implements WebSocket.Listener {
    final LinkedBlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
      messages.add(copy);
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return CompletableFuture.completedStage(null);
    }
  }
}
