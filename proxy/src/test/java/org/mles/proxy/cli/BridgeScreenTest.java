package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mles.proxy.bridge.Count;
import org.mles.proxy.bridge.Status;

/** What a person sees of a bridge, on a terminal and in a pipe. */
final class BridgeScreenTest {
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter out = new StringWriter();

  private BridgeScreen screen(boolean terminal) {
    return new BridgeScreen(new PrintWriter(out), terminal);
  }

  private static Status status(long toB, long reconnects) {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counts.put(count, 0L);
    }
    counts.put(Count.TO_B, toB);
    counts.put(Count.RECONNECTS, reconnects);
    return new Status(List.of("A up", "B away"), counts, 3);
  }

  @Test
  void writesOneLineAgainAndAgainOnATerminal() {
    BridgeScreen screen = screen(true);
    screen.show(status(1, 0));
    screen.show(status(1, 0));
    screen.show(status(2, 1));

    // A terminal that is too narrow cuts the line: what it wraps would stay for ever.
    assertThat(out.toString().replace("\u001b[?7l", "<").replace("\u001b[?7h", ">"))
        .isEqualTo(
            CLEAR
                + "<A up, B away: to B 1, waiting 3>"
                + CLEAR
                + "<A up, B away: to B 2, reconnects 1, waiting 3>");
  }

  @Test
  void putsWhatStaysInThePlaceOfTheLiveLineAndShowsThatAnew() {
    BridgeScreen screen = screen(true);
    screen.show(status(1, 0));
    out.getBuffer().setLength(0);
    screen.say("B ws://x: lost");
    screen.show(status(1, 0));

    assertThat(out.toString())
        .startsWith(CLEAR + "B ws://x: lost" + System.lineSeparator() + CLEAR);
    assertThat(out.toString()).contains("to B 1");
  }

  @Test
  void leavesNothingInFrontOfWhatWentWrong() {
    BridgeScreen screen = screen(true);
    screen.show(status(1, 0));
    screen.fail();
    screen.show(status(2, 0));
    screen.end("forwarded 2");

    assertThat(out.toString()).endsWith("waiting 3\u001b[?7h" + CLEAR);
  }

  @Test
  void saysALineInAPipeWheneverSomethingHasChanged() {
    BridgeScreen screen = screen(false);
    screen.show(status(1, 0));
    screen.show(status(1, 0));
    screen.show(status(2, 0));
    screen.end("forwarded 2");
    screen.say("late");

    assertThat(out.toString().lines())
        .containsExactly(
            "A up, B away: to B 1, waiting 3", "A up, B away: to B 2, waiting 3", "forwarded 2");
  }

  @Test
  void countsEverythingInTheLastLine() {
    assertThat(status(2, 1).summary())
        .isEqualTo(
            "forwarded 2, to A 0, to B 2, again 0, seen 0, lost 0, text 0, reconnects 1, waiting 3");
  }
}
