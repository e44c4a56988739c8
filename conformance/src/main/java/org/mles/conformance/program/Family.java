package org.mles.conformance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process and all that it started, also if parents in between have ended. On Linux a member is
 * known by its session or by a mark in its environment, which every child inherits: who wants to
 * get away must leave both. Elsewhere members are the descendants that were seen while their
 * parents lived.
 *
 * <p>Thread: any; guarded by this.
 */
final class Family {
  private static final Path PROC = Path.of("/proc");

  /** Line of the most that was resident, in KiB. */
  private static final String PEAK = "VmHWM:";

  /** Empty where no fields of a process are to be had. It is 0 if its leader is out of sight. */
  private static final Optional<Long> OWN_SESSION =
      stat(ProcessHandle.current().pid()).map(Stat::session);

  private final ProcessHandle leader;
  private final String mark;
  private final Set<ProcessHandle> seen = new HashSet<>();

  /**
   * Takes the oldest member.
   *
   * @param mark text that no other environment has
   */
  Family(ProcessHandle leader, String mark) {
    this.leader = leader;
    this.mark = mark;
    seen.add(leader);
  }

  /**
   * A process that has not ended.
   *
   * @param group group that has nobody in it but members, or 0 if that is not known
   */
  record Member(ProcessHandle process, long group) {}

  /** Fields of a process. */
  private record Stat(String state, long group, long session) {
    boolean hasEnded() {
      return state.equals("Z") || state.equals("X");
    }
  }

  /** Returns the members that have not ended. */
  synchronized Set<Member> members() {
    leader.descendants().forEach(seen::add);
    if (OWN_SESSION.isEmpty()) {
      seen.removeIf(process -> !process.isAlive());
      return seen.stream().map(process -> new Member(process, 0)).collect(Collectors.toSet());
    }
    addMarked();
    Set<Member> members = seen.stream().flatMap(Family::member).collect(Collectors.toSet());
    seen.retainAll(members.stream().map(Member::process).collect(Collectors.toSet()));
    return members;
  }

  /** Returns what the members cost; empty where that cannot be read. */
  Optional<Cost> cost() {
    return members().stream()
        .flatMap(member -> cost(member.process().pid()).stream())
        .reduce(Cost::plus);
  }

  private static Optional<Cost> cost(long pid) {
    Path process = PROC.resolve(Long.toString(pid));
    try (Stream<String> lines =
            Files.lines(process.resolve("status"), StandardCharsets.ISO_8859_1);
        Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .map(octets -> new Cost(octets, descriptors.count()));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // it has ended, or is somebody else's
    }
  }

  private static Stream<Member> member(ProcessHandle process) {
    return stat(process.pid())
        .filter(stat -> !stat.hasEnded() && process.isAlive())
        .map(stat -> new Member(process, isOwn(stat.session()) ? 0 : stat.group()))
        .stream();
  }

  private static boolean isOwn(long session) {
    return OWN_SESSION.filter(own -> own == session).isPresent();
  }

  private void addMarked() {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        boolean sibling = stat(pid).filter(stat -> stat.session() == leader.pid()).isPresent();
        if (sibling || isMarked(process)) {
          ProcessHandle.of(pid).ifPresent(seen::add);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the list of processes is unreadable", e);
    }
  }

  private boolean isMarked(Path process) {
    try {
      byte[] environment = Files.readAllBytes(process.resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (IOException e) {
      return false; // it has ended, or is somebody else's
    }
  }

  /** Reads what follows the name, which is in parentheses and may be anything. */
  private static Optional<Stat> stat(long pid) {
    try {
      byte[] octets = Files.readAllBytes(PROC.resolve(pid + "/stat"));
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", 5);
      return Optional.of(new Stat(fields[0], Long.parseLong(fields[2]), Long.parseLong(fields[3])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
