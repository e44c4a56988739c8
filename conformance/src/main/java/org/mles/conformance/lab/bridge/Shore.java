package org.mles.conformance.lab.bridge;

import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.ScriptedRoot;

/**
 * A server of version 2 at one side of a bridge, played by the suite. It says nothing by itself,
 * and can go and come back on the same port. Thread: case.
 */
public final class Shore {
  private final BridgeLab lab;
  private final String name;
  private final ScriptedRoot root;

  Shore(BridgeLab lab, String name) {
    this.lab = lab;
    this.name = name;
    root =
        lab.scene()
            .keep(
                new ScriptedRoot(
                    name,
                    RawPeer.Stream.RAW,
                    lab.scene().timers(),
                    lab.scene().transcript(),
                    lab.scene().monitor()));
    root.answer(lab.settings().transport());
  }

  /** Returns what messages call it. */
  String name() {
    return name;
  }

  /** Returns what listens, to make it vanish, come back or refuse. */
  public ScriptedRoot root() {
    return root;
  }

  /** Waits for a connection, over which nothing has been said yet. */
  public Call call() {
    RawPeer peer = lab.scene().keep(root.awaitLink().link()).segmented(lab.segmentation());
    return new Call(lab, peer);
  }

  /** Waits for an attempt to connect, and returns when it came. */
  public long attempt() {
    ScriptedRoot.Accepted accepted = root.awaitLink();
    lab.scene().keep(accepted.link());
    return accepted.atNanos();
  }

  /** Waits for a connection, opens its WebSocket and takes the first message. */
  public Call joined() {
    Call call = call();
    call.joins();
    return call;
  }
}
