package org.mles.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.util.function.Consumer;

/** What is said and understood on one connection, in one protocol; no I/O. */
sealed interface Talk permits V1Talk, NTalk, V2Talk {
  /**
   * Makes the talk of a connection that has just been opened.
   *
   * @param filter what the connections of one client remember together
   * @param address the client's own end, and {@code port}: v1's endpoint mode hashes them
   */
  static Talk of(ClientConfig config, ReplayFilter filter, InetAddress address, int port) {
    return switch (config.protocol()) {
      case V1 -> new V1Talk(config, filter, LocalEndpoint.text(address.getAddress(), port));
      case N_DRAFT -> new NTalk(config);
      case V2 -> new V2Talk(config, filter);
    };
  }

  /** Says and hears what comes before the join. */
  default void greet(InputStream in, OutputStream out) throws IOException {}

  /**
   * Returns the octets that join the channel and bring a first message, which may be empty.
   *
   * @throws IllegalArgumentException if the message is too long
   */
  byte[] join(byte[] firstMessage);

  /**
   * Returns the octets that carry a message, which are about to be sent.
   *
   * @throws IllegalArgumentException if the message is too long
   */
  byte[] say(byte[] message);

  /**
   * Returns the octets that carry a message as text or as binary, where that is a difference.
   *
   * @throws IllegalArgumentException if the message is too long
   */
  default byte[] say(byte[] message, boolean text) {
    return say(message);
  }

  /**
   * Understands the first {@code octets} of {@code piece}, which may end anywhere.
   *
   * @param target takes what is to be delivered; its octets are no view of {@code piece}
   * @throws ProtocolException if the server broke a rule; nothing may follow then
   * @throws IOException if the server has said the end
   */
  void hear(byte[] piece, int octets, Consumer<Received> target) throws IOException;

  /** Returns what is to be said in answer to what was heard since the last call. */
  default byte[] answer() {
    return new byte[0];
  }

  /** Returns what has the server answer, if there is such a thing. */
  default byte[] question() {
    return new byte[0];
  }

  /** Returns what is to be said before the end. */
  default byte[] farewell() {
    return new byte[0];
  }

  /** Tells whether what was heard ends in the middle of something. */
  boolean unfinished();
}
