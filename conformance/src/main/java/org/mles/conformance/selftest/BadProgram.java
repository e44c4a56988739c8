package org.mles.conformance.selftest;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.mles.conformance.probe.ClientProgram;
import org.mles.conformance.probe.Output;

/** A client in this process that takes no lines. Thread: any. */
final class BadProgram implements ClientProgram {
  private final Output output = new Output();
  private final Socket socket = new Socket();

  Socket socket() {
    return socket;
  }

  @Override
  public void publish(byte[] line) {}

  @Override
  public Output output() {
    return output;
  }

  @Override
  public List<String> said() {
    return List.of();
  }

  @Override
  public void close() {
    output.ended("closed");
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(BadProgram.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
