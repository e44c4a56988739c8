package org.mles.proxy.acme;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.mles.cert.Identity;
import org.mles.text.OneLine;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;
import org.shredzone.acme4j.util.KeyPairUtils;

/** Orders certificates. Thread: caller, who waits. Source: RFC 8555. */
final class Authority {
  private static final String ACCOUNT = "account.pem";
  private static final String CURVE = "secp256r1";
  private static final int PROOF_BITS = 2048;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration NETWORK_PATIENCE = Duration.ofSeconds(30);

  static {
    // The library asks for it by name. Behind all others, so TLS and files are as they were.
    Security.addProvider(new BouncyCastleProvider());
  }

  private final AcmeConfig config;
  private final StateFolder state;
  private final Challenges challenges;

  Authority(AcmeConfig config, StateFolder state, Challenges challenges) {
    this.config = config;
    this.state = state;
    this.challenges = challenges;
  }

  /**
   * Has all domains proven and a certificate made for them, with a key of its own.
   *
   * @throws IOException saying who refused what
   */
  Identity order() throws IOException, InterruptedException {
    try {
      Order order = login().newOrder().domains(config.domains()).create();
      for (Authorization authorization : order.getAuthorizations()) {
        prove(authorization);
      }
      order.waitUntilReady(PATIENCE);
      KeyPair key = freshKey();
      order.execute(key);
      if (order.waitForCompletion(PATIENCE) != Status.VALID) {
        throw new IOException("the order was refused" + why(order.getError()));
      }
      return new Identity(order.getCertificate().getCertificateChain(), key.getPrivate());
    } catch (AcmeException e) {
      throw new IOException(config.directory() + ": " + message(e), e);
    }
  }

  /**
   * The reason is often in what caused it: no connection, a certificate of another time. Causes
   * without a message say it by their names.
   */
  private static String message(AcmeException failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
    Throwable cause = failure.getCause();
    boolean isSaid = false;
    for (; cause != null && !isSaid; cause = cause.getCause()) {
      isSaid = cause.getMessage() != null;
      text.append(": ").append(OneLine.of(cause));
    }
    return text.toString();
  }

  private static String why(Optional<Problem> problem) {
    return problem.map(said -> ": " + said).orElse("");
  }

  /**
   * Returns how long an authority asked to be left alone when it refused an order; zero if it did
   * not.
   */
  static Duration askedFor(Throwable failure, Instant now) {
    Optional<Instant> until =
        failure.getCause() instanceof AcmeRateLimitedException limited
            ? limited.getRetryAfter()
            : Optional.empty();
    return until.map(end -> Duration.between(now, end)).orElse(Duration.ZERO);
  }

  private Login login() throws AcmeException, IOException {
    Session session = new Session(config.directory(), provider());
    session.networkSettings().setTimeout(NETWORK_PATIENCE);
    AccountBuilder account = new AccountBuilder().agreeToTermsOfService().useKeyPair(accountKey());
    if (config.contact() != null) {
      account.addEmail(config.contact());
    }
    return account.createLogin(session);
  }

  /** Speaks to an authority by HTTP of the JDK, and believes whom the configuration says. */
  private GenericAcmeProvider provider() {
    return new GenericAcmeProvider() {
      @Override
      public HttpClient createHttpClient(NetworkSettings settings) {
        return HttpClient.newBuilder()
            .connectTimeout(settings.getTimeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(config.trust().context())
            .build();
      }
    };
  }

  /** Reads the key by which the authority knows this proxy, and makes it if there is none. */
  private KeyPair accountKey() throws IOException {
    if (Files.exists(state.file(ACCOUNT))) {
      return readAccountKey();
    }
    KeyPair fresh = KeyPairUtils.createECKeyPair(CURVE);
    StringWriter text = new StringWriter();
    KeyPairUtils.writeKeyPair(fresh, text);
    state.write(ACCOUNT, text.toString());
    return fresh;
  }

  private KeyPair readAccountKey() throws IOException {
    try (Reader in = Files.newBufferedReader(state.file(ACCOUNT))) {
      return KeyPairUtils.readKeyPair(in);
    } catch (IOException | RuntimeException e) {
      // The library fails in its own ways; what it found may be part of a key, so it is not told.
      throw new IOException(state.file(ACCOUNT) + " has no key of an account", e);
    }
  }

  /** Makes a key by the means of the JDK, whose TLS is to show it. */
  private static KeyPair freshKey() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec(CURVE));
      return keys.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has it", e);
    }
  }

  private void prove(Authorization authorization)
      throws AcmeException, IOException, InterruptedException {
    if (authorization.getStatus() == Status.VALID) {
      return;
    }
    String domain = authorization.getIdentifier().getDomain();
    TlsAlpn01Challenge challenge =
        authorization
            .findChallenge(TlsAlpn01Challenge.class)
            .orElseThrow(() -> new IOException("no tls-alpn-01 is offered for " + domain));
    // The library signs proofs by RSA alone.
    KeyPair key = KeyPairUtils.createKeyPair(PROOF_BITS);
    challenges.show(
        domain,
        new Identity(
            List.of(challenge.createCertificate(key, authorization.getIdentifier())),
            key.getPrivate()));
    try {
      challenge.trigger();
      if (authorization.waitForCompletion(PATIENCE) != Status.VALID) {
        challenge.fetch();
        String why = why(challenge.getError());
        throw new IOException("the proof for " + domain + " was refused" + why);
      }
    } finally {
      challenges.hide(domain);
    }
  }
}
