package org.mles.conformance.lab.peer;

import java.util.Arrays;
import org.mles.conformance.lab.Calling;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** A link that a peer server has opened for one local client. Thread: case. */
public final class LinkCalling implements Calling {
  private final Lab locals;
  private final Member first;
  private final RawPeer link;
  private final LinkWords words;

  LinkCalling(Lab locals, Member first, RawPeer link, LinkWords words) {
    this.locals = locals;
    this.first = first;
    this.link = link;
    this.words = words;
  }

  /** Takes the first frame, which has to be that of the local client but for its key and CID. */
  LinkCalling joined() {
    RawFrame opening = link.expect().anyFrame();
    locals.check(
        Arrays.equals(opening.body(), first.joinFrame().body()),
        "the join of the local client; saw " + opening);
    return this;
  }

  @Override
  public RawPeer peer() {
    return link;
  }

  /** Returns what the peer server says, such as lines of its stderr. */
  public LinkWords words() {
    return words;
  }

  @Override
  public byte[] saying(String message) {
    return remote(message).encode();
  }

  private RawFrame remote(String message) {
    return locals.over(link, "far-away", first.channel()).frame(message);
  }

  @Override
  public void passesOn(String message) {
    first.expect().frame(remote(message));
  }

  @Override
  public void speaks() {
    link.expect().frame(first.say(locals.scene().unique("this")));
  }

  /** What another local client says is the next thing that the first one hears. */
  @Override
  public void hangsUp() {
    link.expect().untilClosed();
    Member other = locals.member("other", first.channel());
    first.expect().frame(other.peer().send(other.joinFrame()));
  }
}
