package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.workload.Streams;

/**
 * A family of systems that can be measured. Found by {@link java.util.ServiceLoader}: a jar beside
 * ours on the class path that names a driver in {@code META-INF/services} adds a family.
 *
 * <p>Contract: {@link #start} runs in the orchestrator and gives a fresh server; {@link #connect}
 * runs in the load process of the same leg. The two share nothing but the endpoint and the options.
 *
 * <p>Thread: caller.
 */
public interface Driver {
  /** Name that stands for all systems of the driver, such as {@code rabbitmq}. */
  String family();

  /** Keys of the systems, such as {@code rabbitmq-nio}: one per way to use the server. */
  List<String> systems();

  /**
   * Looks, without starting anything, whether the system can be provided here.
   *
   * @throws Unavailable if it cannot; the text says what would help
   */
  default void check(String system, Map<String, String> options) throws Unavailable {}

  /**
   * Returns why a system cannot have so many channels and publishers, null if it can. One of each
   * is always possible, and all that is possible unless this is redefined.
   */
  default @Nullable String refuses(String system, Streams streams) {
    return streams.single() ? null : "it has one channel and one publisher here";
  }

  /**
   * Returns how many seconds a start takes beyond those of a small program; plans count with it.
   */
  default double startSeconds() {
    return 0;
  }

  /**
   * Tells whether {@link #connect} can leave the subscribers of a system unread, if the plan has
   * the option {@link LoadPlan#UNREAD}.
   */
  default boolean leavesUnread(String system) {
    return false;
  }

  /**
   * Starts a fresh server, or finds the one that the options name.
   *
   * @throws Unavailable if this machine cannot provide the system; the text says what would help
   * @throws IOException if it could but did not start
   */
  RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException;

  /** Connects a publisher and all subscribers. Returns when every subscription was asked for. */
  LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException;

  /** Says that a system cannot be provided here, and what would help. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    /** Makes one with the text that the user will read. */
    public Unavailable(@Nullable String text) {
      super(text);
    }
  }
}
