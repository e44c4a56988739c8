package org.mles.benchmarks.crew;

import org.mles.benchmarks.crew.word.CrewWord;

/** An agent in a process of its own, to be killed: port of the coordinator, name. */
final class AgentMain {
  private AgentMain() {}

  /** Takes part until the end. */
  public static void main(String[] args) throws Exception {
    try (CrewMember member =
        CrewMember.join(
                Troupe.loopback(0),
                Troupe.loopback(Integer.parseInt(args[0])),
                Troupe.KEY,
                Manner.HONEST)
            .orElseThrow()) {
      member.run(new CrewWord.Hello(args[1], Troupe.VERSION));
    }
    System.exit(0);
  }
}
