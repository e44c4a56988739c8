package org.mles.benchmarks.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mles.benchmarks.crew.Crew;
import org.mles.benchmarks.crew.CrewMember;
import org.mles.benchmarks.crew.Faults;
import org.mles.benchmarks.crew.Manner;
import org.mles.benchmarks.crew.Wanted;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.relay.RawRelayDriver;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.run.Doctor.Finding;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * Examines the harness of several agents: an honest one and one with a known fault measure the
 * relay over loopback, and the leg has to show the fault by that agent's name.
 *
 * <p>Thread: caller; each agent has its own.
 */
public final class CrewDoctor {
  private static final String HONEST = "z-honest";
  private static final Duration JOINED = Duration.ofMinutes(2);

  /** Who is late is late after this; the honest one may be late, too, without harm. */
  private static final Duration LATE = Duration.ofSeconds(4);

  private final Drivers drivers;
  private final RunLog log;
  private final GroupKey key =
      GroupKey.of(Long.toHexString(new SecureRandom().nextLong()) + "-of-the-doctor");

  /**
   * A fault of an agent.
   *
   * @param name of the agent, before the honest one's in order, so that the first turn is its own
   * @param manner what is wrong with it
   * @param profile how the leg publishes; an open loop does not wait for what is lost
   * @param words that the leg's reason must have, empty if it must be valid
   */
  private record Fault(String name, Manner manner, Profile profile, String words) {}

  /** Prepares an examination whose histograms go to {@code log}. */
  public CrewDoctor(Drivers drivers, RunLog log) {
    this.drivers = drivers;
    this.log = log;
  }

  private static List<Fault> faults() {
    return List.of(
        new Fault("agent", Manner.HONEST, Profile.BURST, ""),
        new Fault("agent-lies", Faults.lies(), Profile.PACED, "not to be believed"),
        new Fault("agent-drops", Faults.drops(), Profile.PACED, "delivery not proven: 1 lost"),
        new Fault("agent-late", Faults.isLate(), Profile.BURST, "hung in connect"),
        new Fault("agent-clock", Faults.losesItsClock(), Profile.BURST, "lost its clock"));
  }

  /** Examines healthy agents and every fault of one. */
  public List<Finding> examine() throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Fault fault : faults()) {
      LegResult leg = leg(fault);
      String why = String.valueOf(leg.why());
      boolean visible =
          fault.words().isEmpty()
              ? leg.valid()
              : why.contains("agent " + fault.name() + ": " + fault.words());
      findings.add(new Finding(fault.name(), visible, leg.valid() ? "every delivery proven" : why));
    }
    return findings;
  }

  private LegResult leg(Fault fault) throws IOException, InterruptedException {
    Workload workload = new Workload(fault.profile(), 6, 20, 2_000_000, 0, 1, 6, 24, 1, 0);
    String faulty = fault.name();
    boolean late = fault.words().contains(Phase.CONNECT.key());
    Wanted both = Wanted.of(faulty + "," + HONEST);
    Function<Workload, Patience> patience =
        load -> late ? Patience.usual(load).with(Phase.CONNECT, LATE) : Patience.usual(load);
    try (Crew crew = Crew.at(loopback(0), key, both, faulty, patience, words -> {})) {
      CrewMember one = member(crew, fault.manner());
      CrewMember other = member(crew, Manner.HONEST);
      start(one, new CrewWord.Hello(faulty, faulty));
      start(other, new CrewWord.Hello(HONEST, faulty));
      crew.gather(JOINED);
      FanOutPlan plan =
          new FanOutPlan(List.of(RawRelayDriver.RAW), 1, workload, Map.of(), faulty + "-", null);
      return new LegRunner(
              plan,
              drivers.of(RawRelayDriver.RAW),
              new Manifest(),
              log,
              plan.patience(),
              new Brood())
          .by(crew)
          .run(1, RawRelayDriver.RAW, 1);
    } catch (Crew.Incomplete e) {
      return LegResult.invalid(RawRelayDriver.RAW, 1, String.valueOf(e.getMessage()));
    }
  }

  private CrewMember member(Crew crew, Manner manner) throws IOException {
    for (int attempt = 0; attempt < 10; attempt++) {
      Optional<CrewMember> member =
          CrewMember.join(loopback(0), loopback(crew.port()), key, manner);
      if (member.isPresent()) {
        return member.get();
      }
    }
    throw new IOException("an agent could not join over loopback");
  }

  private static void start(CrewMember member, CrewWord.Hello hello) {
    Thread thread =
        new Thread(
            () -> {
              try {
                member.run(hello);
                member.close();
              } catch (IOException e) {
                System.getLogger(CrewDoctor.class.getName())
                    .log(System.Logger.Level.DEBUG, "an agent ended", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            hello.name());
    thread.setDaemon(true);
    thread.start();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
