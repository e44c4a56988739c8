package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mles.conformance.time.Daemons;

/**
 * Takes plain connections of a model, and for each of them calls somebody by TLS as {@link
 * CallRules} say. Thread: any; one for each connection and direction.
 */
final class CallingFront implements AutoCloseable {
  private final CallRules rules;
  private final InetSocketAddress called;
  private final boolean web;
  private final Consumer<String> told;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * Listens on a free port.
   *
   * @param web whether version 2 is spoken inside
   * @param told takes why a handshake came to nothing
   */
  CallingFront(CallRules rules, InetSocketAddress called, boolean web, Consumer<String> told)
      throws IOException {
    this.rules = rules;
    this.called = called;
    this.web = web;
    this.told = told;
    door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Daemons.run("model calling front", this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket inside = door.accept();
        open.add(inside);
        inside.setTcpNoDelay(true);
        Daemons.run("model call", () -> call(inside));
      }
    } catch (IOException e) {
      TlsModelServer.log(e);
    }
  }

  private void call(Socket inside) {
    Socket tcp = new Socket();
    open.add(tcp);
    try {
      tcp.setTcpNoDelay(true);
      tcp.connect(called);
      TlsCall call = new TlsCall(this, tcp);
      if (call.shakesHands()) {
        call.carry(inside);
        return;
      }
    } catch (IOException e) {
      TlsModelServer.log(e);
    }
    closeQuietly(tcp);
    closeQuietly(inside);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  CallRules rules() {
    return rules;
  }

  boolean web() {
    return web;
  }

  void told(String why) {
    told.accept(why);
  }

  void closeQuietly(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      TlsModelServer.log(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      TlsModelServer.log(e);
    }
    List.copyOf(open).forEach(this::closeQuietly);
  }
}
