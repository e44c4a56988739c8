package org.mles.benchmarks.crew;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.crew.word.CrewWord.Part;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.load.LegFailure;
import org.mles.benchmarks.load.LegShare;
import org.mles.benchmarks.process.Printable;
import org.mles.benchmarks.stats.HistogramLog;
import org.mles.benchmarks.stats.Percentiles;

/**
 * An agent's side of one leg. While another agent publishes, it looks every tenth of a millisecond
 * what its own subscribers have, and says so; it answers pings in the same turn, so that these take
 * as long as the reports do.
 *
 * <p>Thread: the agent's.
 */
final class MemberLeg {
  /** Name of the histogram of the times to last over all agents. */
  static final String ROUND_TRIP = "roundTrip";

  /** Name of the histogram of the round trips of pings. */
  static final String CONTROL = "control";

  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long CLOSED_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PONG_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int PINGS = 10;
  private static final int MOST_REASON = 500;

  private final Mouth mouth;
  private final CrewWord.Prepare prepare;
  private final Manner manner;
  private final Control control;
  private final Histogram roundTrips = Percentiles.histogram();
  private final Histogram toLast = Percentiles.histogram();
  private long negatives;
  private CrewWord.@Nullable Turn turn;
  private CrewWord.@Nullable Count asked;
  private long askedNanos;
  private long said = -1;
  private boolean ended;

  /** Says words to peers, or to the coordinator. */
  interface Mouth {
    void say(String peer, CrewWord word) throws IOException;

    void tell(CrewWord word) throws IOException;

    Optional<Heard> next(long nanos) throws InterruptedException;
  }

  /** A word and who said it. */
  record Heard(String peer, CrewWord word) {}

  MemberLeg(CrewWord.Prepare prepare, Manner manner, Control control, Mouth mouth) {
    this.prepare = prepare;
    this.manner = manner;
    this.control = control;
    this.mouth = mouth;
  }

  /** Takes part until the coordinator ends the leg. */
  void run() throws IOException, InterruptedException {
    try (LegShare share = LegShare.connect(Drivers.found().of(prepare.system()), request())) {
      mouth.tell(new CrewWord.Ready(prepare.leg(), share.verified()));
      while (!ended && control.over() == null) {
        turn(share);
      }
    } catch (LegFailure | IOException | RuntimeException e) {
      // A client library may throw anything: that costs this leg, and says so in one line.
      boolean ordinary = e instanceof LegFailure || e instanceof IOException;
      fails(ordinary ? String.valueOf(e.getMessage()) : "the driver failed: " + e);
    }
  }

  private LegShare.Request request() {
    return new LegShare.Request(
        prepare.leg(),
        prepare.place(),
        prepare.peers().size(),
        prepare.system(),
        prepare.endpoint(),
        prepare.workload(),
        options(),
        manner.clock(),
        manner.sink());
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>(prepare.options());
    options.put(LoadPlan.PLACE, String.format(Locale.ROOT, "%02d", prepare.place()));
    return options;
  }

  private void fails(String why) throws IOException {
    String line = why.lines().findFirst().orElse("");
    String fit = Printable.of(line.substring(0, Math.min(MOST_REASON, line.length())));
    mouth.tell(new CrewWord.Failed(prepare.leg(), fit.replace('\t', ' ')));
  }

  private void turn(LegShare share) throws IOException, InterruptedException, LegFailure {
    Optional<Heard> heard = mouth.next(turn == null ? IDLE_NANOS : LOOK_NANOS);
    if (heard.isPresent()) {
      hear(share, heard.get().peer(), heard.get().word());
    }
    String lost = share.failure();
    if (lost != null) {
      throw new LegFailure(lost);
    }
    if (turn != null) {
      report(share, turn);
    }
    if (asked != null) {
      answer(share, asked);
    }
  }

  private void hear(LegShare share, String peer, CrewWord word) throws IOException, LegFailure {
    if (word instanceof CrewWord.Turn next && next.leg() == prepare.leg()) {
      begin(share, next);
    } else if (word instanceof CrewWord.Ping ping && ping.leg() == prepare.leg()) {
      mouth.say(peer, new CrewWord.Pong(ping.leg(), ping.number()));
    } else if (word instanceof CrewWord.Count count && count.leg() == prepare.leg()) {
      asked = count;
      askedNanos = System.nanoTime();
    } else if (word instanceof CrewWord.Finish finish && finish.leg() == prepare.leg()) {
      turn = null;
      mouth.tell(new CrewWord.Report(prepare.leg(), share.report(control(), clockComplaint())));
    } else if (word instanceof CrewWord.End end && end.leg() == prepare.leg()) {
      ended = true;
    }
  }

  private void begin(LegShare share, CrewWord.Turn next) throws IOException, LegFailure {
    if (next.place() >= prepare.peers().size()) {
      throw new LegFailure("a turn of nobody");
    }
    if (next.part() == Part.MEASURED && next.place() == 0) {
      share.measuring();
    }
    said = -1;
    if (next.place() != prepare.place()) {
      turn = next;
      return;
    }
    turn = null;
    if (next.part() == Part.MEASURED) {
      ping();
    }
    LegShare.Published published =
        share.publish(
            next.part(), new LegShare.Others(() -> control.slowest(next.part()), control::over));
    if (next.part() == Part.MEASURED) {
      measureRoundTrips(share);
    }
    mouth.tell(
        new CrewWord.Over(
            prepare.leg(),
            next.part(),
            published.published(),
            published.digest(),
            published.spanNanos()));
  }

  private @Nullable String clockComplaint() {
    return negatives == 0 ? null : negatives + " round trips below 0: the clock stepped";
  }

  private Map<String, byte[]> control() {
    Map<String, byte[]> more = new HashMap<>();
    more.put(ROUND_TRIP, HistogramLog.packed(toLast));
    more.put(CONTROL, HistogramLog.packed(roundTrips));
    return more;
  }

  private void ping() throws IOException, LegFailure {
    for (long number = 1; number <= PINGS && !control.isAlone(); number++) {
      long sent = manner.clock().getAsLong();
      long begun = System.nanoTime();
      for (String peer : control.others()) {
        mouth.say(peer, new CrewWord.Ping(prepare.leg(), number));
      }
      while (control.ponged() < number) {
        if (control.over() != null || System.nanoTime() - begun > PONG_NANOS) {
          throw new LegFailure("an agent did not answer a ping");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      control.record(roundTrips, sent);
    }
  }

  private void measureRoundTrips(LegShare share) {
    for (int i = 0; i < share.published(); i++) {
      long own = share.ownLastNanos(i);
      long others = control.isAlone() ? own : control.lastReportNanos(i);
      if (own != 0 && others != 0) {
        long trip = Math.max(own - share.intendedNanos(i), others - share.intendedNanos(i));
        if (trip < 0) {
          negatives++;
        } else {
          toLast.recordValue(trip);
        }
      }
    }
  }

  /** Says how far the slowest subscriber is, if it has come further. */
  private void report(LegShare share, CrewWord.Turn other) throws IOException {
    long progress = share.progress(other.part(), other.place());
    if (progress != said) {
      said = progress;
      mouth.say(
          prepare.peers().get(other.place()),
          new CrewWord.Have(prepare.leg(), other.part(), other.place(), progress));
    }
  }

  private void answer(LegShare share, CrewWord.Count count) throws IOException {
    boolean waited = System.nanoTime() - askedNanos > CLOSED_NANOS;
    if (share.closed(count.place()) || waited) {
      asked = null;
      mouth.tell(
          new CrewWord.Counted(
              prepare.leg(),
              count.part(),
              count.place(),
              share.receipts(count.place(), count.published())));
    }
  }
}
