package org.mles.conformance.selftest;

import java.io.IOException;
import java.net.Socket;
import org.mles.conformance.lab.client.LocalProgram;
import org.mles.conformance.probe.lines.LineForm;

/** A client in this process that takes no lines. Thread: any. */
final class BadProgram extends LocalProgram {
  private final Socket socket = new Socket();

  BadProgram() {
    super(LineForm.TEXT);
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() {
    ended("closed");
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(BadProgram.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
