package org.mles.benchmarks.crew.word;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.Workload;

/**
 * One thing that agents and their coordinator say. A leg goes like this, with all agents at once
 * but for {@link Over}, which one says:
 *
 * <pre>{@code
 * coordinator            agents
 * Prepare    ------->    connect
 *            <-------    Ready
 * Turn       ------->    one publishes, the others tell it by Have what their last has
 *            <-------    Over
 * Count      ------->    wait for the closing message
 *            <-------    Counted           ... Turn for each agent, warm-up, then measured
 * Finish     ------->
 *            <-------    Report
 * End        ------->    disconnect
 * }</pre>
 */
public sealed interface CrewWord
    permits CrewWord.Hello,
        CrewWord.Refusal,
        CrewWord.Bye,
        CrewWord.Prepare,
        CrewWord.Ready,
        CrewWord.Turn,
        CrewWord.Have,
        CrewWord.Ping,
        CrewWord.Pong,
        CrewWord.Over,
        CrewWord.Count,
        CrewWord.Counted,
        CrewWord.Finish,
        CrewWord.Report,
        CrewWord.Failed,
        CrewWord.End {
  /** Most agents of a run. */
  int MOST_AGENTS = 64;

  /** Which of two kinds of messages a turn publishes. */
  enum Part {
    /** Probes until all have seen one, then messages that are not measured. */
    WARM_UP(0),
    /** The messages that count. */
    MEASURED(1);

    private final int number;

    Part(int number) {
      this.number = number;
    }

    /** Returns the number among the octets. */
    int number() {
      return number;
    }
  }

  /**
   * An agent has joined.
   *
   * @param name by which readers know it
   * @param version of its program
   */
  record Hello(String name, String version) implements CrewWord {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** Refuses what is no name. */
    public Hello {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "no name of an agent; 1 to 40 letters, digits, dots, dashes");
      }
    }
  }

  /** The coordinator cannot use an agent; {@code why} says why. */
  record Refusal(String why) implements CrewWord {}

  /** The run is over. */
  record Bye() implements CrewWord {}

  /**
   * A leg begins.
   *
   * @param leg its number
   * @param place of the agent that hears it, in {@code peers}
   * @param peers all agents, as the group knows them
   * @param system what is measured
   * @param endpoint where it listens
   * @param workload what this agent publishes, and to how many subscribers of its own
   * @param options words for the driver
   */
  record Prepare(
      long leg,
      int place,
      List<String> peers,
      String system,
      String endpoint,
      Workload workload,
      Map<String, String> options)
      implements CrewWord {
    /** Refuses a place outside of the list. */
    public Prepare {
      peers = List.copyOf(peers);
      options = Map.copyOf(options);
      if (peers.size() > MOST_AGENTS) {
        throw new IllegalArgumentException(peers.size() + " agents; at most " + MOST_AGENTS);
      }
      if (place < 0 || place >= peers.size()) {
        throw new IllegalArgumentException("place " + place + " of " + peers.size());
      }
    }
  }

  /**
   * An agent's clients are connected.
   *
   * @param verified what was read back from them
   */
  record Ready(long leg, Map<String, String> verified) implements CrewWord {
    /** Takes a copy. */
    public Ready {
      verified = Map.copyOf(verified);
    }
  }

  /** The agent at {@code place} publishes. */
  record Turn(long leg, Part part, int place) implements CrewWord {}

  /** To the publisher: my last subscriber has {@code progress} messages of this turn. */
  record Have(long leg, Part part, int place, long progress) implements CrewWord {
    /** Refuses a count below 0. */
    public Have {
      if (progress < 0) {
        throw new IllegalArgumentException("progress " + progress);
      }
    }
  }

  /** To an agent, which answers by {@link Pong} where it would say {@link Have}. */
  record Ping(long leg, long number) implements CrewWord {}

  /** The answer. */
  record Pong(long leg, long number) implements CrewWord {}

  /**
   * All of a turn is published.
   *
   * @param published measured messages, or those of the warm-up
   * @param digest over their words, as of a {@link Receipt}
   * @param spanNanos how long it took by the publisher's clock
   */
  record Over(long leg, Part part, long published, long digest, long spanNanos)
      implements CrewWord {}

  /** Tell what your subscribers have of this turn. */
  record Count(long leg, Part part, int place, long published) implements CrewWord {}

  /**
   * The answer.
   *
   * @param receipts one for each of the agent's subscribers
   */
  record Counted(long leg, Part part, int place, List<Receipt> receipts) implements CrewWord {
    /** Takes a copy. */
    public Counted {
      receipts = List.copyOf(receipts);
    }
  }

  /** All turns are over: report. */
  record Finish(long leg) implements CrewWord {}

  /** What an agent measured in its turn. */
  record Report(long leg, ShareReport share) implements CrewWord {}

  /** An agent cannot go on with a leg. */
  record Failed(long leg, String why) implements CrewWord {}

  /** The leg is over, or given up. */
  record End(long leg) implements CrewWord {}
}
