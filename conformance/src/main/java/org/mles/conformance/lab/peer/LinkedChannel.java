package org.mles.conformance.lab.peer;

import java.util.List;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.ScriptedRoot;
import org.mles.conformance.wire.RawFrame;

/**
 * A channel of a peer server with its link to the root. What a local client says is a barrier for
 * the link and the other way round: the server carries the frames of one connection in order.
 *
 * <p>Thread: case.
 */
public final class LinkedChannel {
  private final PeerLab lab;
  private final Member first;
  private RawPeer link;
  private RawFrame opening;
  private int sentinels;

  private LinkedChannel(PeerLab lab, Member first, RawPeer link, RawFrame opening) {
    this.lab = lab;
    this.first = first;
    this.link = link;
    this.opening = opening;
  }

  /** Joins one local client and takes the first frame of the link that this opens. */
  public static LinkedChannel open(PeerLab lab) {
    Lab locals = lab.locals();
    return open(lab, locals.member("first", locals.channel()));
  }

  public static LinkedChannel open(PeerLab lab, Member first) {
    first.peer().send(first.joinFrame());
    RawPeer link = lab.scene().keep(lab.root().awaitLink().link());
    return new LinkedChannel(lab, first, link, link.expect().anyFrame());
  }

  /** Returns the local client whose join opened the link. */
  public Member first() {
    return first;
  }

  /** Returns the root's end of the present link. */
  public RawPeer link() {
    return link;
  }

  /** Returns what the present link said first. */
  public RawFrame opening() {
    return opening;
  }

  public String channel() {
    return first.channel();
  }

  /** Joins one more local client and proves that the link and the first client hear of it. */
  public Member join(String name) {
    return lab.scene().control(() -> joined(lab.locals().member(name, channel())));
  }

  private Member joined(Member member) {
    RawFrame join = member.peer().send(member.joinFrame());
    first.expect().frame(join);
    link.expect().frame(join);
    RawFrame sentinel = sentinel();
    link.expect().frame(sentinel);
    member.replayed(member.expect().until(sentinel));
    return member;
  }

  /** Joins one more local client while there is no link. */
  public Member joinUnlinked(String name) {
    Member member = lab.locals().member(name, channel());
    RawFrame join = member.peer().send(member.joinFrame());
    first.expect().frame(join);
    member.replayed(member.expect().until(sentinel()));
    return member;
  }

  /** Says a frame of the first client. */
  public RawFrame say(String message) {
    return first.say(message);
  }

  /** Says a barrier of the first client. */
  public RawFrame sentinel() {
    return first.say("sentinel " + ++sentinels);
  }

  /** Sends a frame down the link, as of a member whom only the root knows. */
  public RawFrame down(String message) {
    return link.send(remote(message));
  }

  /** Returns a frame of a member whom only the root knows. */
  public RawFrame remote(String message) {
    Member far = lab.locals().over(link, "far-away", channel());
    return far.frame(message);
  }

  /** Waits until the link is opened again and takes its first frame. */
  public void reopened() {
    ScriptedRoot.Accepted accepted = lab.root().awaitLink();
    link = lab.scene().keep(accepted.link());
    opening = link.expect().anyFrame();
  }

  /** Ends the link in order and waits until it is opened again. */
  public List<RawFrame> reopen() {
    link.finish();
    link.expect().untilClosed();
    reopened();
    return lab.items(opening);
  }
}
