package org.mles.benchmarks.crew;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.workload.Workload;

/** A coordinator and agents in this JVM, over loopback, and a real server. Thread: caller. */
final class Troupe implements AutoCloseable {
  static final String VERSION = "of this test";
  static final GroupKey KEY = GroupKey.of("sixteen letters or more");

  private static final int TRIES = 10;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<CrewMember> members = new ArrayList<>();
  private final List<Future<CrewMember.Farewell>> farewells = new ArrayList<>();
  private final Crew crew;

  Troupe(Wanted wanted, Function<Workload, Patience> patience) throws Exception {
    crew = Crew.at(loopback(0), KEY, wanted, VERSION, patience, words -> {});
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  Crew crew() {
    return crew;
  }

  /** Has an agent join. */
  CrewMember joins(String name, String version, Manner manner) throws Exception {
    CrewMember member = joined(crew.port(), manner);
    members.add(member);
    farewells.add(
        threads.submit(
            () -> {
              try (member) {
                return member.run(new CrewWord.Hello(name, version));
              }
            }));
    return member;
  }

  /** Joins, also where a machine is so slow that the first try takes too long. */
  static CrewMember joined(int port, Manner manner) throws Exception {
    for (int attempt = 1; attempt < TRIES; attempt++) {
      Optional<CrewMember> member = CrewMember.join(loopback(0), loopback(port), KEY, manner);
      if (member.isPresent()) {
        return member.get();
      }
    }
    return CrewMember.join(loopback(0), loopback(port), KEY, manner).orElseThrow();
  }

  /** Has an agent join that is a process of its own. */
  Child process(String name) throws Exception {
    List<String> args = List.of(Integer.toString(crew.port()), name);
    return Child.startTold(ChildJvm.words(List.of(), AgentMain.class.getName(), args), "nothing");
  }

  /** Waits for agents in a thread of its own, until the end if nobody comes. */
  void gathers() {
    threads.execute(
        () -> {
          try {
            gather();
          } catch (Exception e) {
            System.err.println("nobody came: " + e);
          }
        });
  }

  void gather() throws Exception {
    crew.gather(Duration.ofSeconds(60));
  }

  CrewMember.Farewell farewell(int agent) throws Exception {
    return farewells.get(agent).get(60, TimeUnit.SECONDS);
  }

  /** Runs a leg against a fresh server. */
  LegResult leg(String system, Workload workload, Path folder) throws Exception {
    Driver driver = Drivers.found().of(system);
    try (RunningServer server = driver.start(system, new ServerSite(folder, Map.of()))) {
      LegRequest request =
          new LegRequest(
              system,
              1,
              server.endpoint(),
              server.pids(),
              workload,
              Map.of(),
              folder.resolve("leg.hlog").toString(),
              "leg");
      return crew.run(request, () -> {}).leg();
    }
  }

  @Override
  public void close() {
    crew.close();
    members.forEach(CrewMember::close);
    threads.shutdownNow();
  }
}
