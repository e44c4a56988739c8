package org.mles.conformance.run.subjects;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;

/** A server that somebody else runs. Thread: any. */
public final class TargetSubject implements ServerSubject {
  private final InetSocketAddress address;
  private final List<InetSocketAddress> all;
  private final Settings declared;

  /** Takes the address and what the user declared about the server. */
  public TargetSubject(InetSocketAddress address, Settings declared) {
    this(List.of(address), declared);
  }

  /**
   * Takes the addresses of a server that has one of each family, the one to use first, and what the
   * user declared about it.
   */
  public TargetSubject(List<InetSocketAddress> all, Settings declared) {
    this.address = all.get(0);
    this.all = List.copyOf(all);
    this.declared =
        address.getAddress() instanceof Inet6Address
            ? declared.withBind(Settings.Bind.IPV6)
            : declared;
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
    Settings dialled = declared.withBind(wanted.bind());
    if (!wanted.equals(dialled)) {
      return objection(declared, wanted);
    }
    boolean known = wanted.bind() == declared.bind() || (isOpen(true) && isOpen(false));
    return known ? null : "give it by a name that has an address of each family, as localhost has";
  }

  private boolean isOpen(boolean six) {
    return of(six).filter(Reachability::isOpen).isPresent();
  }

  private Optional<InetSocketAddress> of(boolean six) {
    return all.stream().filter(a -> a.getAddress() instanceof Inet6Address == six).findFirst();
  }

  /** Says why a server that is set already is not what is wanted; null if it is. */
  static @Nullable String objection(Settings declared, Settings wanted) {
    switch (wanted.use()) {
      case MEASURED -> {
        return "memory and descriptors are read of a server that the suite starts by --exec";
      }
      case ENDED -> {
        return "the suite ends none but a server that it starts by --exec";
      }
      case SHARED -> {}
    }
    if (wanted.equals(declared)) {
      return null;
    }
    Setting.Spelling lacking = Setting.lacking("", declared, wanted);
    String instead = lacking == null ? "" : "; start it by --exec with " + lacking;
    return "a server at a given address is not set anew" + instead;
  }

  @Override
  public Running start(Settings wanted) {
    InetSocketAddress dialled = of(wanted.bind() == Settings.Bind.IPV6).orElse(address);
    Reachability.require(dialled, declared.transport());
    return new Running() {
      @Override
      public InetSocketAddress address() {
        return dialled;
      }

      @Override
      public void close() {
        // Somebody else's server goes on.
      }
    };
  }
}
