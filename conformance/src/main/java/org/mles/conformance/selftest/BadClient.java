package org.mles.conformance.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.Output;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.model.client.ModelGuest;
import org.mles.conformance.time.Daemons;

/** Universally bad clients: they speak no Mles, so no case may pass on them. Thread: any. */
enum BadClient {
  /** Ends without a connection. */
  ENDS_AT_ONCE,
  /** Never connects. */
  NEVER_CONNECTS,
  /** Connects and never says or reads anything. */
  SILENT,
  /** Connects and closes. */
  CLOSES_AT_ONCE,
  /** Connects, reads, says nothing. */
  ONLY_READS,
  /** Sends back whatever comes, and to begin with a greeting. */
  ECHO,
  /** Sends random octets. */
  RANDOM_OCTETS,
  /** Prints without end. */
  FLOODS_OUTPUT;

  private static final int FLOOD_LINES = 30_000;

  /** Returns all of them, declared like this. */
  static List<Subject> all(Settings declared) {
    return Stream.of(values())
        .<Subject>map(how -> new ModelGuest(how.word(), declared, how::start))
        .toList();
  }

  /** Returns the word used in messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Starts one. */
  ClientProgram start(Invitation invitation) {
    BadProgram program = new BadProgram();
    Daemons.run("bad client", () -> act(program, invitation));
    return program;
  }

  private void act(BadProgram program, Invitation invitation) {
    try {
      if (this == FLOODS_OUTPUT) {
        flood(program.output());
      }
      if (this == ENDS_AT_ONCE) {
        program.output().ended("exit code 0");
      } else if (this != NEVER_CONNECTS) {
        program.socket().connect(invitation.server());
        talk(program.socket());
      }
    } catch (IOException e) {
      program.output().ended(String.valueOf(e.getMessage()));
    }
  }

  private static void flood(Output output) {
    byte[] line = {'y', '\n'};
    for (int i = 0; i < FLOOD_LINES; i++) {
      output.put(line, line.length);
    }
  }

  private void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    switch (this) {
      case CLOSES_AT_ONCE -> socket.close();
      case ONLY_READS -> in.transferTo(OutputStream.nullOutputStream());
      case ECHO -> {
        out.write("hello\n".getBytes(StandardCharsets.US_ASCII));
        in.transferTo(out);
      }
      case RANDOM_OCTETS -> {
        byte[] noise = new byte[300];
        new Random(7).nextBytes(noise);
        out.write(noise);
      }
      default -> {
        // Stays as it is until the program is closed.
      }
    }
  }
}
