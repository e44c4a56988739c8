package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.Protocol;
import org.mles.text.HostileTexts;

/** No client and no upstream server writes the log: it quotes names, printable and short. */
class HostileLogTest {
  private static final InetSocketAddress REMOTE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

  private final Logger logger = Logger.getLogger("org.mles.server");
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void record() {
    recorder.setLevel(Level.ALL);
    logger.addHandler(recorder);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void restore() {
    logger.removeHandler(recorder);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void saysSafelyWhoJoinedAndWhoWasRefused(String text) {
    LoggedEvents events = new LoggedEvents(System::nanoTime);
    events.joined(REMOTE, new Join(Protocol.V1, text, text, 1, 1));
    events.refused(REMOTE, new Refusal(WireRule.WRONG_KEY, text));
    assertThat(recorder.lines).hasSizeGreaterThanOrEqualTo(2);
    assertThat(recorder.lines).allSatisfy(HostileLogTest::isSafe);
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void saysSafelyWhichLinkIsUpOrDown(String text) {
    ServerEvents links = new LoggedEvents(System::nanoTime);
    links.linkUp(text, true);
    links.linkDown(text, text, TimeUnit.SECONDS.toNanos(1));
    assertThat(recorder.lines).hasSize(2).allSatisfy(HostileLogTest::isSafe);
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void saysSafelyWhatABugSaid(String text) {
    IllegalStateException bug = new IllegalStateException(text, new RuntimeException(text));
    new LoggedEvents(System::nanoTime).bug(bug);
    new GuardedEvents(
            new ServerEvents() {
              @Override
              public void bug(Throwable again) {
                throw bug;
              }
            },
            () -> {})
        .bug(bug);
    assertThat(recorder.lines).hasSizeGreaterThan(2);
    assertThat(recorder.lines).allSatisfy(HostileLogTest::isSafe);
  }

  private static void isSafe(String line) {
    assertThat(HostileTexts.firstUnsafe(line.replaceFirst("^\t", ""))).as("in %s", line).isEmpty();
    assertThat(line).hasSizeLessThan(2 * HostileTexts.LONGEST_LINE).doesNotStartWith("forged");
  }

  /** Keeps what the usual formatter makes of each record, cut where a log would begin a line. */
  private static final class Recorder extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord log) {
      String all = new SimpleFormatter().format(log);
      lines.addAll(List.of(all.substring(all.indexOf('\n') + 1).split("\n")));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
