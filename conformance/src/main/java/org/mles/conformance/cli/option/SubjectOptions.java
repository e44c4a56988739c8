package org.mles.conformance.cli.option;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.run.subjects.ExecPeer;
import org.mles.conformance.run.subjects.ExecProxy;
import org.mles.conformance.run.subjects.ExecSubject;
import org.mles.conformance.run.subjects.Places;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.TargetSubject;
import org.mles.conformance.run.subjects.client.ExecBridge;
import org.mles.conformance.run.subjects.reference.ReferencePeer;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server, and what is known about it. */
public final class SubjectOptions {
  /** First wait of a peer server that the protocol recommends. Source: PEER-07. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

  /** First wait of our own proxy. Source: WSP-14. */
  public static final Duration USUAL_PROXY_WAIT = Duration.ofSeconds(1);

  private static final String OWN_PROXY =
      "java -jar proxy/target/mles-proxy.jar proxy --port {port} --upstream {upstream}"
          + " --upstream-wait {upstream-wait-millis}ms --key '{key}' --address-key '{address-key}'";

  private static final String OWN_BRIDGE =
      "java -jar proxy/target/mles-proxy.jar bridge {url-a} {url-b} -c {channel} --key '{key}'"
          + " --text --silence {silence-millis}ms";

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description = "A server that is running. Without --target and --exec: the reference server.")
  @Nullable String target;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      completionCandidates = Places.class,
      description =
          "Start the server by this command; {port} is filled in, and what it has of"
              + " ${COMPLETION-CANDIDATES}. A time is in seconds, and in milliseconds with -millis"
              + " behind its name. A place with nothing to fill in leaves nothing: quote it, as in"
              + " '{key}', where a word has to be. Cases that need a place that is not there are"
              + " not applicable."
              + " With --target: the command listens there.")
  @Nullable String exec;

  @Mixin KeyOptions keys = new KeyOptions();
  @Mixin NeighbourOption also = new NeighbourOption();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin StartOption start = new StartOption();

  /** Returns what is named, as a subject of {@code kind}. */
  public Subject subject(Kind kind, Protocol protocol, LinkOption links) {
    boolean proxy = kind == Kind.PROXY;
    if (kind != Kind.PEER) {
      links.refuse(kind.word());
    }
    if (kind != Kind.PEER && kind != Kind.BRIDGE && !proxy) {
      return subject(protocol);
    } else if (target != null) {
      throw new UsageException(
          "--target is told of no upstream server; start a " + kind.word() + " by --exec");
    }
    also.refuse("a " + kind.word());
    if (kind == Kind.BRIDGE) {
      return bridge(exec, keys.declared());
    }
    return proxy
        ? proxy(exec, keys, tls, start, USUAL_PROXY_WAIT)
        : peer(exec, keys, tls, links, start, USUAL_WAIT);
  }

  /** Returns the peer server of a command, or the reference server for null. */
  public static Subject peer(
      @Nullable String exec,
      KeyOptions keys,
      TlsOptions tls,
      LinkOption links,
      StartOption start,
      Duration ownWait) {
    Duration deadline = start.of(exec);
    if (exec == null) {
      Settings usual = keys.embedded().withAlso(ReferenceSubject.USUAL);
      return new ReferencePeer(links.declared(tls.embedded(usual)));
    }
    Settings declared = links.declared(tls.declared(keys.declared()));
    return said(() -> new ExecPeer(exec, declared, deadline, ownWait));
  }

  /** Returns the proxy of a command, without which there is none. */
  public static Subject proxy(
      @Nullable String exec, KeyOptions keys, TlsOptions tls, StartOption start, Duration ownWait) {
    if (exec == null) {
      throw new UsageException("a proxy is started by --exec; ours by \"" + OWN_PROXY + "\"");
    }
    Duration deadline = start.of(exec);
    return said(() -> new ExecProxy(exec, tls.declared(keys.declared()), deadline, ownWait));
  }

  /** Returns the bridge of a command, without which there is none. */
  public static Subject bridge(@Nullable String exec, Settings keys) {
    if (exec == null) {
      throw new UsageException("a bridge is started by --exec; ours by \"" + OWN_BRIDGE + "\"");
    }
    Settings declared = keys.withProtocol(Protocol.V2);
    return said(() -> new ExecBridge(exec, declared));
  }

  /** Makes a subject of a command that may lack a place. */
  private static <T> T said(Supplier<T> subject) {
    try {
      return subject.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the client that is named; it has no address. */
  public Subject client(ClientOptions client, Protocol protocol, LinkOption links) {
    links.refuse("client");
    if (target != null) {
      throw new UsageException("--target is the address of a server; start a client by --exec");
    }
    also.refuse("a client");
    start.refuse("a client: each case waits for its own");
    return client.subject(exec, keys.declared(), protocol, tls.answering("a client"));
  }

  /** Returns the server that is named, declared to speak {@code protocol}. */
  public ServerSubject subject(Protocol protocol) {
    ProtocolWord.requireSpoken(protocol);
    if (protocol != Protocol.V1) {
      also.refuse("the profile " + protocol.word());
    }
    if (exec == null) {
      start.of(null);
    }
    if (exec == null && target == null) {
      return reference(protocol);
    }
    Settings declared =
        tls.declared(keys.declared().withProtocol(protocol).withAlso(also.or(Set.of())));
    List<InetSocketAddress> addresses = target == null ? List.of() : addresses(target);
    InetSocketAddress address = addresses.isEmpty() ? null : addresses.get(0);
    if (exec != null) {
      return exec(exec, address, declared);
    }
    return new TargetSubject(addresses, declared);
  }

  private ServerSubject reference(Protocol protocol) {
    Settings usual =
        keys.embedded().withProtocol(protocol).withAlso(also.or(ReferenceSubject.USUAL));
    return new ReferenceSubject(tls.embedded(usual));
  }

  private ServerSubject exec(
      String command, @Nullable InetSocketAddress address, Settings declared) {
    return said(() -> new ExecSubject(command, declared, start.of(command), address));
  }

  /** Returns every address of a host, the one that the system prefers first. */
  static List<InetSocketAddress> addresses(String text) {
    InetSocketAddress first = address(text);
    String host = text.substring(0, text.lastIndexOf(':'));
    try {
      return Stream.of(InetAddress.getAllByName(host))
          .map(one -> new InetSocketAddress(one, first.getPort()))
          .toList();
    } catch (UnknownHostException e) {
      return List.of(first);
    }
  }

  static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      InetSocketAddress address =
          new InetSocketAddress(text.substring(0, Math.max(colon, 0)), port);
      if (colon < 1 || address.isUnresolved()) {
        throw new UsageException("'" + text + "' is not HOST:PORT, or the host is unknown");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new UsageException("'" + text + "' is not HOST:PORT");
    }
  }
}
