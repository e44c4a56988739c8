package org.mles.cert;

import org.jspecify.annotations.Nullable;

/**
 * What a server shows instead of its own certificate to who asks for it by a protocol of its own,
 * such as an authority that wants a proof. Thread: any.
 */
public interface OtherIdentities {
  /** Returns the protocol, in the words of ALPN. */
  String protocol();

  /** Returns what is shown for a host; null if nothing is. */
  @Nullable Identity of(String host);
}
