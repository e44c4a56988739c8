package org.mles.cert;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between a server's own identity and others by the protocol that a client asks for, which
 * is agreed upon before a certificate is shown. Thread: any.
 */
final class ByProtocol extends X509ExtendedKeyManager {
  private static final String OTHER = "other ";

  private final X509ExtendedKeyManager own;
  private final OtherIdentities others;

  ByProtocol(X509ExtendedKeyManager own, OtherIdentities others) {
    this.own = own;
    this.others = others;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    if (!others.protocol().equals(engine.getHandshakeApplicationProtocol())) {
      return own.chooseEngineServerAlias(keyType, issuers, engine);
    }
    String host = host(engine);
    Identity shown = host == null ? null : others.of(host);
    return shown != null && shown.key().getAlgorithm().equals(keyType) ? OTHER + host : null;
  }

  private static @Nullable String host(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return null;
  }

  private @Nullable Identity other(String alias) {
    return alias.startsWith(OTHER) ? others.of(alias.substring(OTHER.length())) : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Identity other = other(alias);
    return other == null
        ? own.getCertificateChain(alias)
        : other.chain().toArray(new X509Certificate[0]);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Identity other = other(alias);
    return other == null ? own.getPrivateKey(alias) : other.key();
  }

  // Of a server on engines nobody asks for the rest

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return own.getClientAliases(keyType, issuers);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return own.chooseClientAlias(keyTypes, issuers, socket);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return own.getServerAliases(keyType, issuers);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return own.chooseServerAlias(keyType, issuers, socket);
  }
}
