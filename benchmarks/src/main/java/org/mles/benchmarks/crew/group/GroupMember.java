package org.mles.benchmarks.crew.group;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.UUID;

/**
 * One member of a group: the host, who founds it, or one that joins the host. A peer is a text that
 * stays the same as long as it is a member. Messages of one peer to another arrive once and in
 * order, encrypted and authenticated by the {@link GroupKey}.
 *
 * <p>Thread: any.
 */
public final class GroupMember implements AutoCloseable {
  private static final String GROUP = "mles-benchmarks";

  private final JChannel channel;
  private final Map<String, Address> peers = new ConcurrentHashMap<>();

  private GroupMember(JChannel channel) {
    this.channel = channel;
  }

  /**
   * Founds a group that others join at {@code bind}.
   *
   * @throws IOException if that address cannot be used
   */
  public static GroupMember host(InetSocketAddress bind, GroupKey key, GroupEvents events)
      throws IOException {
    return connected(bind, List.of(), key, events);
  }

  /**
   * Joins the group of {@code host}.
   *
   * @return empty if nobody there lets us in: another secret, or no host of a group
   * @throws IOException if {@code bind} cannot be used
   */
  public static Optional<GroupMember> join(
      InetSocketAddress bind, InetSocketAddress host, GroupKey key, GroupEvents events)
      throws IOException {
    GroupMember member = connected(bind, List.of(host), key, events);
    if (member.host().equals(member.self())) {
      member.close();
      return Optional.empty();
    }
    return Optional.of(member);
  }

  private static GroupMember connected(
      InetSocketAddress bind, List<InetSocketAddress> hosts, GroupKey key, GroupEvents events)
      throws IOException {
    try {
      JChannel channel = new JChannel(GroupStack.of(bind, hosts, key));
      GroupMember member = new GroupMember(channel);
      channel.setReceiver(member.new Ear(events));
      try {
        channel.connect(GROUP);
        return member;
      } catch (Exception e) {
        channel.close();
        throw e;
      }
    } catch (Exception e) {
      // The library's methods throw whatever there is.
      throw new IOException("cannot join at " + bind + ": " + reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  /** Returns this member as its peers know it. */
  public String self() {
    return text(channel.getAddress());
  }

  /** Returns the member that is the oldest now. */
  public String host() {
    return text(channel.getView().getCoord());
  }

  /** Returns the port at which others join, or would. */
  public int port() {
    Object at = channel.down(new Event(Event.GET_PHYSICAL_ADDRESS, channel.getAddress()));
    return at instanceof IpAddress address ? address.getPort() : 0;
  }

  /** Sends octets to a peer; to one that has left, nothing. */
  public void send(String peer, byte[] octets) throws IOException {
    Address to = peers.get(peer);
    if (to == null) {
      return;
    }
    try {
      channel.send(new BytesMessage(to, octets));
    } catch (Exception e) {
      throw new IOException("cannot send to an agent: " + reason(e), e);
    }
  }

  /** Leaves, which the others are told. */
  @Override
  public void close() {
    channel.close();
  }

  private static String text(Address address) {
    return address instanceof UUID id ? id.toStringLong() : address.toString();
  }

  /** Hears for a listener. Thread: the library's. */
  private final class Ear implements Receiver {
    private final GroupEvents events;

    Ear(GroupEvents events) {
      this.events = events;
    }

    @Override
    public void receive(Message message) {
      // Other kinds of messages hold objects; nobody here unpacks those.
      if (message instanceof BytesMessage octets && octets.getLength() > 0) {
        byte[] copy = new byte[octets.getLength()];
        System.arraycopy(octets.getArray(), octets.getOffset(), copy, 0, copy.length);
        events.heard(text(octets.getSrc()), copy);
      }
    }

    @Override
    public void viewAccepted(View view) {
      for (Address member : view.getMembers()) {
        peers.put(text(member), member);
      }
      for (Map.Entry<String, Address> known : Map.copyOf(peers).entrySet()) {
        if (!view.containsMember(known.getValue())) {
          peers.remove(known.getKey());
          events.left(known.getKey());
        }
      }
    }
  }
}
