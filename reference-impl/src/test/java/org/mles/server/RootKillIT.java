package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A root that is killed while two peers and ten clients work, each server a process of its own; how
 * often says {@link Soak}.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class RootKillIT {
  private static final int KILLS = Soak.count(1, 12);
  private static final int CLIENTS_PER_PEER = 5;
  private static final int MESSAGES_PER_PHASE = 400;
  private static final String RETAINED = "100000";

  private final ExecutorService publishers = Executors.newCachedThreadPool();

  @Test
  void newClientAtTheRestartedRootReadsAllThatThePeersHeldOnceAndInOrder() throws Exception {
    Soak soak = new Soak("root kills");
    List<PlainClient> clients = new ArrayList<>();
    ServerProcess root = root("0");
    String port = root.port();
    try (ServerProcess peer1 = peer(port);
        ServerProcess peer2 = peer(port)) {
      for (int i = 0; i < CLIENTS_PER_PEER; i++) {
        clients.add(new PlainClient(peer1.address(), "one-" + i));
        clients.add(new PlainClient(peer2.address(), "two-" + i));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        // A third is out when the root is killed, a third under way, a third said while it is dead.
        CountDownLatch third = new CountDownLatch(clients.size());
        CountDownLatch dead = new CountDownLatch(1);
        List<Future<?>> phase = publish(clients, kill, third, dead);
        third.await();
        awaitExchange(clients, kill);
        root.kill();
        dead.countDown();
        root = root(port);
        for (Future<?> publisher : phase) {
          publisher.get();
        }
        soak.progress(kill + 1L, KILLS);
      }
      List<String> expected = expected(clients);
      assertRootHas(root, expected);
      soak.done(
          String.format(
              Locale.ROOT,
              "%d kills of the root; %,d messages read from the last one, each once and in order",
              KILLS,
              expected.size()));
    } finally {
      publishers.shutdownNow();
      root.close();
      for (PlainClient client : clients) {
        client.close();
      }
    }
  }

  /** Waits until both peers hold the first third of all clients, so that the histories overlap. */
  private static void awaitExchange(List<PlainClient> clients, int phase) throws IOException {
    PlainClient atPeer1 = clients.get(0);
    PlainClient atPeer2 = clients.get(1);
    Set<String> lastOfThird = new HashSet<>();
    clients.forEach(client -> lastOfThird.add(text(client, phase, MESSAGES_PER_PHASE / 3 - 1)));
    for (PlainClient listener : List.of(atPeer1, atPeer2)) {
      Set<String> missing = new HashSet<>(lastOfThird);
      missing.remove(text(listener, phase, MESSAGES_PER_PHASE / 3 - 1));
      while (!missing.isEmpty()) {
        missing.remove(listener.hear());
      }
    }
  }

  private List<Future<?>> publish(
      List<PlainClient> clients, int phase, CountDownLatch third, CountDownLatch dead) {
    List<Future<?>> running = new ArrayList<>();
    for (PlainClient client : clients) {
      running.add(
          publishers.submit(
              () -> {
                for (int i = 0; i < MESSAGES_PER_PHASE; i++) {
                  if (i == MESSAGES_PER_PHASE / 3) {
                    third.countDown();
                  } else if (i == 2 * MESSAGES_PER_PHASE / 3) {
                    dead.await();
                  }
                  client.say(text(client, phase, i));
                }
                return null;
              }));
    }
    return running;
  }

  private static String text(PlainClient client, int phase, int index) {
    return String.format(Locale.ROOT, "%s:%06d", client.uid(), phase * MESSAGES_PER_PHASE + index);
  }

  private static List<String> expected(List<PlainClient> clients) {
    List<String> texts = new ArrayList<>();
    for (PlainClient client : clients) {
      texts.add(client.uid() + ":");
      for (int phase = 0; phase < KILLS; phase++) {
        for (int i = 0; i < MESSAGES_PER_PHASE; i++) {
          texts.add(text(client, phase, i));
        }
      }
    }
    return texts;
  }

  private static void assertRootHas(ServerProcess root, List<String> expected) throws IOException {
    try (PlainClient early = new PlainClient(root.address(), "early")) {
      Set<String> missing = new HashSet<>(expected);
      while (!missing.isEmpty()) {
        missing.remove(early.hear());
      }
      try (PlainClient late = new PlainClient(root.address(), "late")) {
        early.say("end");
        List<String> heard = late.heardUntil("end");
        heard.removeAll(List.of("early:", "end"));
        assertThat(heard).containsExactlyInAnyOrderElementsOf(expected);
        for (String sender : senders(expected)) {
          List<String> ofSender = heard.stream().filter(text -> text.startsWith(sender)).toList();
          assertThat(ofSender).isSorted();
        }
      }
    }
  }

  private static Set<String> senders(List<String> texts) {
    Set<String> senders = new HashSet<>();
    texts.forEach(text -> senders.add(text.substring(0, text.indexOf(':') + 1)));
    return senders;
  }

  private static ServerProcess root(String port) throws IOException {
    return ServerProcess.start(
        "-p", port, "-k", PlainClient.SHARED_KEY, "--history-limit", RETAINED);
  }

  private static ServerProcess peer(String rootPort) throws IOException {
    return ServerProcess.start(
        "-p",
        "0",
        "-k",
        PlainClient.SHARED_KEY,
        "--history-limit",
        RETAINED,
        "--peer",
        "127.0.0.1:" + rootPort,
        "--peer-wait",
        "50ms",
        "--peer-wait-most",
        "200ms");
  }
}
