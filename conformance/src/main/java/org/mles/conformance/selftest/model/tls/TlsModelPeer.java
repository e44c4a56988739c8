package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.program.Tail;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.conformance.selftest.model.peer.ModelPeer;
import org.mles.conformance.selftest.model.peer.PeerRules;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/**
 * A model peer server whose links are plain, with a front that calls the suite by TLS as {@link
 * CallRules} say. Thread: any.
 *
 * @param name what is special about it
 * @param rules makes the rules of each start
 * @param declared settings of cases that ask for none
 */
public record TlsModelPeer(String name, Supplier<CallRules> rules, Settings declared)
    implements PeerSubject {
  private static final int SAID_OCTETS = 1 << 12;

  /** Declares that links are inside TLS. */
  public static TlsModelPeer of(String name, Supplier<CallRules> rules, Settings plain) {
    return new TlsModelPeer(name, rules, plain.withLinks(AnsweringTls.showing(Paper.RIGHT)));
  }

  @Override
  public String description() {
    return "model peer inside TLS " + name;
  }

  @Override
  public Running start(Settings wanted, int port, InetSocketAddress upstream) {
    try {
      Tail said = new Tail(SAID_OCTETS);
      CallingFront front = new CallingFront(rules.get(), upstream, false, why -> log(said, why));
      ModelPeer plain = new ModelPeer("behind a front", PeerRules::new, wanted);
      return new Fronted(plain.start(wanted, port, front.address()), front, said);
    } catch (IOException e) {
      throw new Unreachable("the model peer does not start: " + e.getMessage());
    }
  }

  private static void log(Tail said, String why) {
    if (!why.equals(CallRules.NOTHING)) {
      said.note(why);
    }
  }

  /** A model with its front, whose words are its own. */
  private record Fronted(Running plain, CallingFront front, Tail log) implements Running {
    @Override
    public InetSocketAddress address() {
      return plain.address();
    }

    @Override
    public List<String> said() {
      return log.take();
    }

    @Override
    public void close() {
      plain.close();
      front.close();
    }
  }
}
