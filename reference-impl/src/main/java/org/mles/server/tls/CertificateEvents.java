package org.mles.server.tls;

/** Who hears of certificates that have changed. Thread: any. */
public interface CertificateEvents {
  /** Another certificate is shown from now on. */
  void replaced(String text);

  /** The files have changed and cannot be used; what was shown is shown on. */
  void kept(String why);
}
