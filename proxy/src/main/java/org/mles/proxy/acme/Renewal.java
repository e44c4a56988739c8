package org.mles.proxy.acme;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mles.cert.Identity;
import org.mles.cert.KeyFiles;
import org.mles.cert.SelfSigned;
import org.mles.server.tls.Tls;
import org.mles.text.OneLine;
import org.mles.time.Backoff;

/**
 * Keeps the certificate of a proxy valid: orders one when two thirds of the time of the last are
 * over, writes it where the proxy looks for changes, and tries again when that fails; meanwhile the
 * old one is shown on. Thread: any.
 */
public final class Renewal implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.mles.proxy");
  private static final String SHOWN = "site.pem";

  /** So often the time is looked at: clocks are set, and machines sleep. */
  private static final Duration LOOK = Duration.ofMinutes(10);

  private static final Duration PLACEHOLDER_LIFE = Duration.ofDays(90);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  private final AcmeConfig config;
  private final StateFolder state;
  private final Challenges challenges = new Challenges();
  private final Authority authority;
  private final Backoff backoff;
  private final double early;
  private final Thread thread = new Thread(this::run, "mles-acme");
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong issued = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /** Prepares it; nothing is read before {@link #tls}, and ordered before {@link #start}. */
  public Renewal(AcmeConfig config) {
    this.config = config;
    String name = config.directory().getAuthority() + config.directory().getPath();
    state = new StateFolder(config.state(), name.replaceAll("[^A-Za-z0-9.-]+", "_"));
    authority = new Authority(config, state, challenges);
    backoff = new Backoff(config.leastWait(), AcmeConfig.MOST_WAIT, System.nanoTime());
    early = new SplittableRandom().nextDouble();
    thread.setDaemon(true);
  }

  /** Returns what it was told. */
  public AcmeConfig config() {
    return config;
  }

  /**
   * Opens the folder and returns what the proxy shows: the last certificate, or one that nobody
   * believes until there is another. One whose time is not now is shown as well: the clock may be
   * what is wrong.
   *
   * @throws IOException if the folder cannot be used
   */
  public Tls tls() throws IOException {
    Path file = state.open().file(SHOWN);
    try {
      KeyFiles files = KeyFiles.read(file, file);
      return shown(files.pair(), files);
    } catch (IOException e) {
      if (Files.exists(file)) {
        LOG.log(WARNING, () -> "another certificate is ordered: " + OneLine.of(e));
      }
      Identity placeholder = placeholder();
      state.write(SHOWN, PemText.of(placeholder));
      return shown(placeholder, KeyFiles.read(file, file));
    }
  }

  private Tls shown(Identity identity, KeyFiles files) {
    String fault = identity.fault(Instant.now());
    if (fault != null) {
      LOG.log(WARNING, () -> files + " is shown all the same: " + fault + " by this clock");
    }
    return new Tls(identity, files, false, challenges);
  }

  private Identity placeholder() {
    Instant now = Instant.now();
    // Clocks differ a little.
    Instant from = now.minus(Duration.ofHours(1));
    return SelfSigned.of(config.domains(), from, now.plus(PLACEHOLDER_LIFE));
  }

  /** Begins, once the proxy can be reached. */
  public void start() {
    thread.start();
  }

  private void run() {
    Duration wait = Duration.ZERO;
    try {
      while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Orders a certificate if one is due, and returns how long to wait before the next look. */
  private Duration look() throws InterruptedException {
    try {
      Duration left = left();
      return left.isZero() ? takeTurn() : left.compareTo(LOOK) < 0 ? left : LOOK;
    } catch (IOException | RuntimeException | Error e) {
      // Whatever a library makes of an answer, the thread goes on: the next attempt may fare
      // better.
      return failed(e);
    }
  }

  private Duration failed(Throwable why) {
    Duration wait = waitAfter(why);
    if (closed.getCount() > 0) { // else nothing failed but was broken off
      String again = ", again in " + wait.toSeconds() + " s";
      failed.incrementAndGet();
      LOG.log(WARNING, () -> "no new certificate, the old one stays: " + OneLine.of(why) + again);
    }
    return wait;
  }

  /** An authority may ask for more than the back-off, but not for ever. */
  Duration waitAfter(Throwable why) {
    Duration own = Duration.ofNanos(backoff.nextNanos());
    Duration asked = Authority.askedFor(why, Instant.now());
    if (asked.compareTo(own) <= 0) {
      return own;
    }
    return asked.compareTo(AcmeConfig.MOST_WAIT) < 0 ? asked : AcmeConfig.MOST_WAIT;
  }

  /** Tells whether a certificate has to be ordered now. */
  boolean isDue() {
    return left().isZero();
  }

  /** Returns the time until a certificate has to be ordered, never negative. */
  private Duration left() {
    try {
      return left(Held.read(state.file(SHOWN)));
    } catch (IOException e) {
      return Duration.ZERO; // somebody has taken or spoilt it
    }
  }

  private Duration left(Held held) throws IOException {
    Duration left = Duration.between(Instant.now(), held.due(config.domains(), early));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Orders a certificate, unless another proxy that shares the folder is at it or has done so. */
  private Duration takeTurn() throws IOException, InterruptedException {
    try (StateFolder.Turn turn = state.turn()) {
      if (turn == null) {
        LOG.log(INFO, () -> "another proxy is ordering a certificate in " + config.state());
        return config.leastWait();
      }
      if (isDue()) {
        order();
      }
      backoff.reset();
      return Duration.ZERO;
    }
  }

  private void order() throws IOException, InterruptedException {
    // Authorities count what they issue, so what cannot be kept is not asked for.
    state.requireRoom();
    Identity fresh = authority.order();
    state.write(SHOWN, PemText.of(fresh));
    issued.incrementAndGet();
    LOG.log(INFO, () -> "issued: " + fresh.text(Instant.now()));
    if (left(Held.of(fresh)).isZero()) {
      throw new IOException(
          "what was issued is due again; this clock is wrong, or not all domains are in it");
    }
  }

  /** Returns what it has counted so far, by name. */
  public Map<String, Long> counters() {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("proxy_acme_issued_total", issued.get());
    values.put("proxy_acme_failed_total", failed.get());
    return values;
  }

  /** Breaks off what is under way, and waits for its end, for a bounded time. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(END_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
