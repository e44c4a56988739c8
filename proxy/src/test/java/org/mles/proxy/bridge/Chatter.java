package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mles.ws.Opcode;

/** Pings for a scripted server, in a thread of its own, as servers do; and says what it is told. */
final class Chatter implements AutoCloseable {
  private static final long PING_MILLIS = 100;

  private final ScriptedServer.Peer peer;
  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "chatter");

  Chatter(ScriptedServer.Peer peer) {
    this.peer = peer;
    thread.setDaemon(true);
    thread.start();
  }

  void say(String word) {
    words.add(word);
  }

  private void run() {
    try {
      while (true) {
        String word = words.poll(PING_MILLIS, TimeUnit.MILLISECONDS);
        if (word == null) {
          peer.say(Opcode.PING, new byte[0]);
        } else {
          peer.say(Opcode.BINARY, word.getBytes(UTF_8));
        }
      }
    } catch (IOException | InterruptedException e) {
      // The test has ended.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
