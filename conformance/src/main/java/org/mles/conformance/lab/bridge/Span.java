package org.mles.conformance.lab.bridge;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.wire.WsMessage;

/** One bridge and its sessions on both servers. Thread: case. */
public final class Span {
  private final BridgeLab lab;
  private final Shore first;
  private final Shore second;
  private final List<WsMessage> heardByA = new ArrayList<>();
  private final List<WsMessage> heardByB = new ArrayList<>();
  private Call a;
  private Call b;

  Span(BridgeLab lab, Shore first, Shore second, Call a, Call b) {
    this.lab = lab;
    this.first = first;
    this.second = second;
    this.a = a;
    this.b = b;
  }

  /** Returns where that direction begins. */
  public Call from(Way way) {
    return way == Way.A_TO_B ? a : b;
  }

  /** Returns where that direction ends. */
  public Call to(Way way) {
    return from(way.back());
  }

  /** Returns the server at which that direction ends. */
  public Shore shore(Way way) {
    return way == Way.A_TO_B ? second : first;
  }

  /** Has a message said on one server, which must be the next that the bridge says on the other. */
  public void carries(Way way, WsMessage message) {
    from(way).says(message);
    hears(way, message);
  }

  /** Waits for a message that must be the next that the bridge says on the other server. */
  public void hears(Way way, WsMessage message) {
    to(way).ws().message(message);
    handedOver(way).add(message);
  }

  /** Returns all that the bridge has said in that direction and that was waited for. */
  public List<WsMessage> handedOver(Way way) {
    return way == Way.A_TO_B ? heardByB : heardByA;
  }

  /** Has a server show, as its history, all that it was given. */
  public void showsAll(Way way) {
    to(way).says(handedOver(way).toArray(WsMessage[]::new));
  }

  /** Carries something that nobody has said before. */
  public void carriesSomething(Way way) {
    carries(way, lab.message("something"));
  }

  /**
   * Takes the server away at which that direction ends, and its session with it; waits until the
   * bridge knows, which tries once more then and is turned away.
   */
  public void loses(Way way) {
    Shore shore = shore(way);
    shore.root().refuse(true);
    to(way).ends();
    shore.attempt();
    shore.root().vanish();
  }

  /** Has that server come back, and waits until the bridge has joined it again. */
  public Call joinsAgain(Way way) {
    shore(way).root().forgetLinks();
    shore(way).root().refuse(false);
    shore(way).root().comeBack();
    return takes(way);
  }

  /** Waits until the bridge has joined that server again. */
  public Call takes(Way way) {
    Call again = shore(way).joined();
    if (way == Way.A_TO_B) {
      b = again;
    } else {
      a = again;
    }
    return again;
  }

  /** Proves that both directions go on, whatever is said before. */
  void proves() {
    if (a.isOver() || b.isOver()) {
      return;
    }
    for (Way way : Way.values()) {
      WsMessage last = lab.message("afterwards");
      from(way).says(last);
      to(way).ws().until(last);
    }
  }
}
