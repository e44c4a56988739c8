package org.mles.benchmarks.crew;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.crew.word.CrewWord;

/**
 * An agent: joins a coordinator, says who it is, and takes its share of every leg until the run is
 * over or the coordinator gone.
 *
 * <p>Thread: caller.
 */
public final class CrewMember implements AutoCloseable {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AtomicReference<@Nullable Control> control; // of the leg that runs
  private final Line line;
  private final String coordinator;
  private final Manner manner;
  private @Nullable Farewell farewell;

  /**
   * How an agent ended.
   *
   * @param well whether the run was over
   * @param why in words
   */
  public record Farewell(boolean well, String why) {}

  private CrewMember(AtomicReference<@Nullable Control> control, Line line, Manner manner) {
    this.control = control;
    this.line = line;
    this.coordinator = line.host();
    this.manner = manner;
  }

  /**
   * Joins a coordinator.
   *
   * @param bind own address; port 0 takes any
   * @return empty if nobody there lets us in: another secret, or no coordinator
   */
  public static Optional<CrewMember> join(
      InetSocketAddress bind, InetSocketAddress host, GroupKey key, Manner manner)
      throws IOException {
    AtomicReference<@Nullable Control> control = new AtomicReference<>();
    return Line.join(bind, host, key, (peer, word) -> takes(control.get(), peer, word))
        .map(line -> new CrewMember(control, line, manner));
  }

  private static boolean takes(@Nullable Control now, String peer, @Nullable CrewWord word) {
    return now != null && now.takes(peer, word);
  }

  /** Takes part until the end. */
  public Farewell run(CrewWord.Hello hello) throws IOException, InterruptedException {
    Mouth mouth = new Mouth();
    mouth.tell(hello);
    while (farewell == null) {
      Optional<MemberLeg.Heard> heard = mouth.next(WAIT_NANOS);
      if (heard.isPresent() && heard.get().word() instanceof CrewWord.Prepare prepare) {
        Control ours = new Control(prepare, manner.clock());
        control.set(ours);
        new MemberLeg(prepare, manner, ours, mouth).run();
        control.set(null);
      }
    }
    return farewell;
  }

  @Override
  public void close() {
    line.close();
  }

  /** Says and hears for a leg, and notes the end of all. Thread: the agent's. */
  private final class Mouth implements MemberLeg.Mouth {
    @Override
    public void say(String peer, CrewWord word) throws IOException {
      Optional<CrewWord> said = manner.speech().apply(word);
      if (said.isPresent()) {
        line.say(peer, said.get());
      }
    }

    @Override
    public void tell(CrewWord word) throws IOException {
      say(coordinator, word);
    }

    @Override
    public Optional<MemberLeg.Heard> next(long nanos) throws InterruptedException {
      Optional<Line.Event> event = line.next(nanos);
      if (event.isEmpty()) {
        return Optional.empty();
      }
      boolean ours = event.get().peer().equals(coordinator);
      CrewWord word = event.get().word();
      if (ours && (event.get().isEnd() || event.get().broken() != null || isLast(word))) {
        ends(event.get());
        return Optional.empty();
      }
      boolean takes = word != null && (ours || word instanceof CrewWord.Ping);
      return takes
          ? Optional.of(new MemberLeg.Heard(event.get().peer(), Objects.requireNonNull(word)))
          : Optional.empty();
    }

    private static boolean isLast(@Nullable CrewWord word) {
      return word instanceof CrewWord.Bye || word instanceof CrewWord.Refusal;
    }

    private void ends(Line.Event event) {
      CrewWord word = event.word();
      String why =
          word instanceof CrewWord.Refusal refusal
              ? "refused: " + refusal.why()
              : event.broken() != null
                  ? "the coordinator is not understood: " + event.broken()
                  : word == null ? "the coordinator is gone" : "the run is over";
      farewell = new Farewell(word instanceof CrewWord.Bye, why);
    }
  }
}
