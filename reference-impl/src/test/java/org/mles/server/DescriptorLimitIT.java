package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.testing.Frames;

/** A server that has run out of file descriptors, in a process of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DescriptorLimitIT {
  /** More than a class path of many jars takes. */
  private static final int DESCRIPTORS = 400;

  private static final byte[] ALICE = frame("alice", "");
  private static final byte[] BOB = frame("bob", "");
  private static final Pattern HELD_BACK = Pattern.compile("and (\\d+) more");

  @Test
  void servesItsMembersAndAcceptsAgainWhenOthersHaveGone(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("log");
    List<RawClient> crowd = new ArrayList<>();
    try (ServerProcess server =
            ServerProcess.withDescriptors(DESCRIPTORS, log, "-p", "0", "-k", Frames.SECRET);
        RawClient alice = connect(server).send(ALICE);
        RawClient bob = connect(server).send(BOB)) {
      bob.expect(ALICE);
      alice.expect(BOB);
      for (int i = 0; i < DESCRIPTORS + 50; i++) {
        crowd.add(connect(server));
      }
      // For more than a second, so that lines are held back.
      long start = System.nanoTime();
      do {
        alice.send(ALICE);
        bob.expect(ALICE).send(BOB);
        alice.expect(BOB);
      } while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(2_500));
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      assertSaysSoOnceASecond(Files.readAllLines(log), seconds);
      close(crowd);
      joinAgain(server);
    } finally {
      close(crowd);
    }
  }

  private static void assertSaysSoOnceASecond(List<String> log, long seconds) {
    List<String> said = log.stream().filter(line -> line.contains("cannot accept")).toList();
    assertThat(said).hasSizeBetween(1, (int) seconds + 2);
    assertThat(log).noneMatch(line -> line.startsWith("\tat "));
    for (String line : said) {
      Matcher more = HELD_BACK.matcher(line);
      assertThat(more.find() ? Integer.parseInt(more.group(1)) : 0)
          .as("attempts to accept, ten a second")
          .isLessThan(15 * ((int) seconds + 1));
    }
  }

  private static void joinAgain(ServerProcess server) throws IOException {
    try (RawClient carol = connect(server).send(frame("carol", ""))) {
      assertThat(carol.socket.getInputStream().read()).as("the history").isPositive();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("nobody is accepted any more", e);
    }
  }

  private static RawClient connect(ServerProcess server) throws IOException {
    return new RawClient(server.address().getAddress(), server.address().getPort());
  }

  private static void close(List<RawClient> crowd) throws IOException {
    for (RawClient client : crowd) {
      client.close();
    }
  }
}
