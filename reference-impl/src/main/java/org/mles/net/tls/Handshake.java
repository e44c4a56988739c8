package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mles.rule.WireRule;

/**
 * The handshake of one connection, in steps: the loop brings whole records, a worker does with them
 * all that the engine asks for, the loop sends what comes of it.
 *
 * <pre>
 *   idle --step--> working --> stepped --take--> idle          any --abandon--> ended
 * </pre>
 *
 * While it is working, all of it and what it was given belong to the worker. Thread: loop, but for
 * {@link #run}.
 */
final class Handshake implements Runnable {
  private enum State {
    IDLE,
    WORKING,
    STEPPED,
    ENDED
  }

  private final Handshakes shared;
  private final Supplier<SSLEngine> engines;
  private final Waiting input;
  private final Waiting output;
  private final Runnable wake;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private @Nullable SSLEngine engine;
  private @Nullable Throwable failure;
  private boolean done;

  /**
   * Begins.
   *
   * @param engines makes the engine, by a worker
   * @param input what came, also behind the handshake; this one's until its end
   * @param wake tells from any thread that a step is done
   * @throws TlsRefused if there are too many already
   */
  Handshake(Handshakes shared, Supplier<SSLEngine> engines, Waiting input, Runnable wake)
      throws TlsRefused {
    this.shared = shared;
    this.engines = engines;
    this.input = input;
    this.wake = wake;
    output = new Waiting(shared.heap());
    shared.enter();
  }

  boolean working() {
    return state.get() == State.WORKING;
  }

  boolean stepped() {
    return state.get() == State.STEPPED;
  }

  /** Hands the next step to a worker. */
  void step() throws TlsRefused {
    state.set(State.WORKING);
    try {
      shared.work(this);
    } catch (TlsRefused e) {
      state.set(State.IDLE);
      throw e;
    }
  }

  /** Takes over what a step has to send. */
  void take(Waiting target) throws TlsRefused {
    target.add(output.octets());
    output.clear();
    state.set(State.IDLE);
  }

  /** Returns the engine once all is agreed upon; null before. */
  @Nullable SSLEngine agreed() throws IOException {
    if (failure instanceof IOException refused) {
      throw refused;
    }
    if (failure != null) {
      throw new IllegalStateException("a handshake has failed by a bug", failure);
    }
    return done ? engine : null;
  }

  /** Is over, all is agreed upon; the input is given back. */
  void finish() {
    state.set(State.ENDED);
    shared.leave();
  }

  /** Is no more needed, whoever works on it. */
  void abandon() {
    if (state.getAndSet(State.ENDED) != State.WORKING) {
      release();
    }
  }

  private void release() {
    input.clear();
    output.clear();
    shared.leave();
  }

  /** Works off a step. Thread: worker. */
  @Override
  public void run() {
    if (state.get() != State.ENDED) {
      try {
        work();
      } catch (Throwable thrown) {
        failure = told(thrown);
      }
    }
    if (state.compareAndSet(State.WORKING, State.STEPPED)) {
      wake.run();
    } else {
      release();
    }
  }

  private void work() throws IOException {
    SSLEngine present = engine;
    if (present == null) {
      present = engines.get();
      engine = present;
      present.beginHandshake();
    }
    boolean more = true;
    while (more) {
      more =
          switch (present.getHandshakeStatus()) {
            case NEED_TASK -> doTask(present);
            case NEED_WRAP -> wrap(present);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap(present);
            case FINISHED, NOT_HANDSHAKING -> {
              done = !present.isInboundDone();
              yield false;
            }
          };
    }
  }

  private static boolean doTask(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    if (task != null) {
      task.run();
    }
    return true;
  }

  private boolean wrap(SSLEngine engine) throws IOException {
    ByteBuffer record = Scratch.ofThread().outgoing();
    SSLEngineResult result = engine.wrap(TlsTransport.NOTHING, record);
    output.add(record.flip());
    return result.bytesProduced() > 0 || result.getStatus() == SSLEngineResult.Status.OK;
  }

  private boolean unwrap(SSLEngine engine) throws IOException {
    if (!Records.beginWithWhole(input.octets())) {
      return false;
    }
    SSLEngineResult result = engine.unwrap(input.octets(), Scratch.ofThread().incoming());
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new TlsRefused(WireRule.TLS_HANDSHAKE, "the other side ended it");
    }
    return result.bytesConsumed() > 0;
  }

  /** Says why it failed, to the other side as well. */
  private Throwable told(Throwable thrown) {
    if (!(thrown instanceof SSLException) || engine == null) {
      return thrown;
    }
    try {
      while (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP
          && wrap(engine)) {
        // An alert is one record.
      }
    } catch (IOException | RuntimeException e) {
      thrown.addSuppressed(e);
    }
    return new TlsRefused(WireRule.TLS_HANDSHAKE, Diagnosis.of(thrown), thrown);
  }
}
