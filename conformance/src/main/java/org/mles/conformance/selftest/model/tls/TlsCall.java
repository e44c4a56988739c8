package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.mles.conformance.tls.OldHello;

/** One call by TLS, from its hello to its end. Thread: the connection's. */
final class TlsCall {
  private final CallingFront front;
  private final CallRules rules;
  private final RecordRules records;
  private final Socket tcp;
  private final TlsInput in;
  private final TlsSide side;

  /** Takes a connection to whoever is called. */
  TlsCall(CallingFront front, Socket tcp) throws IOException {
    this.front = front;
    this.tcp = tcp;
    rules = front.rules();
    records = rules.records();
    in = new TlsInput(tcp, records);
    side = new TlsSide(engine(), tcp);
  }

  private SSLEngine engine() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      String host = tcp.getInetAddress().getHostAddress();
      context.init(null, new TrustManager[] {new Believing(rules, host)}, null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setProtocols(records.versions().toArray(String[]::new));
      parameters.setApplicationProtocols(rules.offers(front.web()).toArray(String[]::new));
      engine.setSSLParameters(parameters);
      return engine;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM speaks no TLS", e);
    }
  }

  /** Carries what a plain connection says until nothing comes any more. */
  void carry(Socket inside) throws IOException {
    new TlsPipe(records, in, side, tcp, inside, front::closeQuietly).run(() -> {});
  }

  /** Shakes hands; if that comes to nothing it is said, and the end waited for. */
  boolean shakesHands() throws IOException {
    try {
      side.begin();
      if (rules.takesOld() && in.first() == TlsRules.HANDSHAKE && in.offered() < OldHello.NEWEST) {
        drain();
        return false;
      }
      side.goOn(in);
      return true;
    } catch (IOException e) {
      TlsModelServer.log(e);
      tell(e);
      if (records.saysWhy()) {
        side.end();
      }
      tcp.shutdownOutput();
      drain();
      return false;
    }
  }

  private void tell(IOException trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        front.told(rules.told(String.valueOf(cause.getMessage()), true));
        return;
      }
    }
    front.told(rules.told(String.valueOf(trouble.getMessage()), false));
  }

  private void drain() throws IOException {
    while (in.plain().length > 0) {
      // It says whatever it likes.
    }
  }
}
