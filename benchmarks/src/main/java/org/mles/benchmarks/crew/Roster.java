package org.mles.benchmarks.crew;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mles.benchmarks.crew.word.CrewWord;

/** Who is wanted for a run and who has come. No I/O. Thread: caller. */
final class Roster {
  private final Wanted wanted;
  private final String version;
  private final List<Seat> seats = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  /**
   * Wants agents.
   *
   * @param version what all programs have to be
   */
  Roster(Wanted wanted, String version) {
    this.wanted = wanted;
    this.version = version;
  }

  /** An agent says who it is; returns why it cannot take part, empty if it can. */
  Optional<String> hello(String peer, CrewWord.Hello hello) {
    Optional<String> why = objection(hello);
    if (why.isEmpty()) {
      seats.add(new Seat(peer, hello.name()));
      seats.sort(Comparator.comparing(Seat::name));
    } else {
      refused.add(hello.name() + ": " + why.get());
    }
    return why;
  }

  private Optional<String> objection(CrewWord.Hello hello) {
    if (!hello.version().equals(version)) {
      return Optional.of("its version is '" + hello.version() + "', that here '" + version + "'");
    }
    if (seats.stream().anyMatch(seat -> seat.name().equals(hello.name()))) {
      return Optional.of("there is an agent '" + hello.name() + "' already; give it a --name");
    }
    if (!wanted.names().isEmpty() && !wanted.names().contains(hello.name())) {
      return Optional.of("no agent '" + hello.name() + "' is wanted, but " + wanted.names());
    }
    return isComplete() ? Optional.of("enough agents have come") : Optional.empty();
  }

  /** An agent has left. */
  void left(String peer) {
    seats.removeIf(seat -> seat.peer().equals(peer));
  }

  boolean isComplete() {
    return seats.size() == wanted.count();
  }

  List<Seat> seats() {
    return List.copyOf(seats);
  }

  /** Returns a sentence on who is there and who is missing. */
  String state() {
    List<String> here = seats.stream().map(Seat::name).toList();
    StringBuilder text = new StringBuilder();
    text.append(here.size()).append(" of ").append(wanted.count()).append(" agents are here");
    text.append(here.isEmpty() ? "" : " (" + String.join(", ", here) + ")");
    List<String> missing = wanted.names().stream().filter(name -> !here.contains(name)).toList();
    text.append(missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing));
    refused.forEach(words -> text.append("; refused ").append(words));
    return text.toString();
  }
}
