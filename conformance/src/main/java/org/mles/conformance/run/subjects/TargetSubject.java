package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;

/** A server that somebody else runs. Thread: any. */
public final class TargetSubject implements ServerSubject {
  private final InetSocketAddress address;
  private final Settings declared;

  /** Takes the address and what the user declared about the server. */
  public TargetSubject(InetSocketAddress address, Settings declared) {
    this.address = address;
    this.declared = declared;
  }

  @Override
  public String description() {
    return address.getHostString() + ":" + address.getPort();
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public @Nullable String objection(Settings wanted) {
    return objection(declared, wanted);
  }

  /** Says why a server that is set already is not what is wanted; null if it is. */
  static @Nullable String objection(Settings declared, Settings wanted) {
    return wanted.equals(declared) ? null : "a server at a given address is not set anew";
  }

  @Override
  public Running start(Settings wanted) {
    Reachability.require(address);
    return new Running() {
      @Override
      public InetSocketAddress address() {
        return address;
      }

      @Override
      public void close() {
        // Somebody else's server goes on.
      }
    };
  }
}
