package org.mles.benchmarks.crew;

import org.mles.benchmarks.crew.word.CrewWord;

/** An agent in a process of its own, to be killed: port of the coordinator, name. */
final class AgentMain {
  private AgentMain() {}

  /** Takes part until the end. */
  public static void main(String[] args) throws Exception {
    try (CrewMember member = Troupe.joined(Integer.parseInt(args[0]), Manner.HONEST)) {
      member.run(new CrewWord.Hello(args[1], Troupe.VERSION));
    }
    System.exit(0);
  }
}
