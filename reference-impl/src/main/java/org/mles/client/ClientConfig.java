package org.mles.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NIdentity;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Header;
import org.mles.session.Protocol;
import org.mles.text.HostName;
import org.mles.text.Printable;

/**
 * Everything that a client needs to know before it connects; immutable.
 *
 * <p>Thread: any. Its text hides the keys, and shows names so that they can be printed.
 *
 * @param host name or address of the server, at most 253 characters
 * @param port 1 to 65535
 * @param uid user id, any Unicode text
 * @param channel channel name, any Unicode text
 * @param sharedKey the server's shared key; null or empty for endpoint mode, which needs the server
 *     to see the address that this machine sees (no address translation between)
 * @param addressKey the server's address key; null or empty if it has none
 * @param cid connection id to claim; null for the low half of the key. One user with several
 *     connections to one channel in shared-key mode needs a different one for each
 * @param connectTimeout longest wait for the TCP connection, more than 0
 * @param publishTimeout longest wait of a publisher for a lost connection to come back
 * @param queueMessages messages held for the iterator before reading stops, at least 1
 * @param queueOctets octets held for the iterator before reading stops; one message always fits
 * @param maxBodyOctets longest body to accept, 1 to 0xFFFFFF
 * @param emptyMessages whether empty messages (mostly joins of others) are delivered
 * @param reconnect what to do when the connection is lost
 * @param protocol what to speak. The N draft and version 2 have no empty names, no CID and no
 *     address key; empty messages are like others there, and the draft has no bodies to limit
 * @param tls whom to believe inside TLS; null to speak without
 */
public record ClientConfig(
    String host,
    int port,
    String uid,
    String channel,
    @Nullable String sharedKey,
    @Nullable String addressKey,
    @Nullable Integer cid,
    Duration connectTimeout,
    Duration publishTimeout,
    int queueMessages,
    long queueOctets,
    int maxBodyOctets,
    boolean emptyMessages,
    Reconnect reconnect,
    Protocol protocol,
    @Nullable Trust tls) {
  /** Port of the protocol. */
  public static final int DEFAULT_PORT = 8077;

  /**
   * Refuses values out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public ClientConfig {
    require(HostName.canBe(host), "host " + Printable.quoted(host));
    require(port >= 1 && port <= 0xFFFF, "port " + port);
    require(connectTimeout.toMillis() >= 1, "connect timeout " + connectTimeout);
    require(connectTimeout.toMillis() <= Integer.MAX_VALUE, "connect timeout " + connectTimeout);
    require(!publishTimeout.isNegative(), "publish timeout " + publishTimeout);
    require(publishTimeout.toDays() <= 365, "publish timeout " + publishTimeout);
    require(queueMessages >= 1, "queue of " + queueMessages + " messages");
    require(queueOctets >= 1, "queue of " + queueOctets + " octets");
    require(
        maxBodyOctets >= 1 && maxBodyOctets <= V1Header.MAX_BODY_OCTETS,
        "body limit " + maxBodyOctets);
    // Names that have no wire form are refused here, not at the first publish.
    if (protocol == Protocol.V1) {
      V1BodyWriter.encode(new V1Body.Message(uid, channel, new byte[0]));
    } else {
      NFrame.json(new NIdentity(uid, channel)); // what version 2 says is the same text
      requireOf(protocol, cid == null, "no CID");
      requireOf(protocol, addressKey == null || addressKey.isEmpty(), "no address key");
    }
  }

  /** Starts a configuration for a user on a channel of {@code 127.0.0.1:8077}. */
  public static Builder builder(String uid, String channel) {
    return new Builder(uid, channel);
  }

  /** Returns {@code host:port}, with brackets around an IPv6 address. */
  public String server() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  @Override
  public String toString() {
    return "ClientConfig["
        + server()
        + ", uid="
        + Printable.quoted(uid)
        + ", channel="
        + Printable.quoted(channel)
        + "]";
  }

  private static void require(boolean valid, String value) {
    if (!valid) {
      throw new IllegalArgumentException(value + " is out of range");
    }
  }

  private static void requireOf(Protocol protocol, boolean met, String what) {
    if (!met) {
      String name = protocol == Protocol.V2 ? "version 2" : "the N draft";
      throw new IllegalArgumentException(name + " has " + what);
    }
  }

  /** Collects the values of a configuration; all but user and channel have defaults. */
  public static final class Builder {
    private final String uid;
    private final String channel;
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private @Nullable String sharedKey;
    private @Nullable String addressKey;
    private @Nullable Integer cid;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration publishTimeout = Duration.ofSeconds(10);
    private int queueMessages = 1024;
    private long queueOctets = 16L << 20;
    private int maxBodyOctets = V1Header.MAX_BODY_OCTETS;
    private boolean emptyMessages;
    private Reconnect reconnect = Reconnect.never();
    private Protocol protocol = Protocol.V1;
    private @Nullable Trust tls;

    private Builder(String uid, String channel) {
      this.uid = uid;
      this.channel = channel;
    }

    /** Names the server. */
    public Builder server(String newHost, int newPort) {
      host = newHost;
      port = newPort;
      return this;
    }

    /** Sets the shared key; null or empty: endpoint mode. */
    public Builder sharedKey(@Nullable String key) {
      sharedKey = key;
      return this;
    }

    /** Sets the address key of endpoint mode; null or empty: none. */
    public Builder addressKey(@Nullable String key) {
      addressKey = key;
      return this;
    }

    /** Claims a CID other than the low half of the key. */
    public Builder cid(int newCid) {
      cid = newCid;
      return this;
    }

    /** Bounds the wait for the TCP connection; default 10 s. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    /** Bounds a publisher's wait for a lost connection; default 10 s. */
    public Builder publishTimeout(Duration timeout) {
      publishTimeout = timeout;
      return this;
    }

    /** Bounds what waits for the iterator; default 1024 messages, 16 MiB. */
    public Builder queue(int messages, long octets) {
      queueMessages = messages;
      queueOctets = octets;
      return this;
    }

    /** Bounds the bodies to accept; default and largest 0xFFFFFF. */
    public Builder maxBodyOctets(int octets) {
      maxBodyOctets = octets;
      return this;
    }

    /** Delivers empty messages too; default no. */
    public Builder emptyMessages(boolean deliver) {
      emptyMessages = deliver;
      return this;
    }

    /** Says what to do when the connection is lost; default {@link Reconnect#never()}. */
    public Builder reconnect(Reconnect plan) {
      reconnect = plan;
      return this;
    }

    /** Says what to speak; default version 1. The N draft is one: do not build on it. */
    public Builder protocol(Protocol spoken) {
      protocol = spoken;
      return this;
    }

    /**
     * Speaks the N draft instead of version 1; default no.
     *
     * @deprecated since there are three protocols: {@link #protocol}
     */
    @Deprecated(since = "0.2.0", forRemoval = true)
    public Builder draft(boolean speak) {
      protocol = speak ? Protocol.N_DRAFT : Protocol.V1;
      return this;
    }

    /** Speaks inside TLS, with a server that this believes; default null: without. */
    public Builder tls(@Nullable Trust trust) {
      tls = trust;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public ClientConfig build() {
      return new ClientConfig(
          host,
          port,
          uid,
          channel,
          sharedKey,
          addressKey,
          cid,
          connectTimeout,
          publishTimeout,
          queueMessages,
          queueOctets,
          maxBodyOctets,
          emptyMessages,
          reconnect,
          protocol,
          tls);
    }
  }
}
