package org.mles.conformance.selftest.faults.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.client.ClientRules;
import org.mles.conformance.selftest.model.client.ModelClient;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.ResyncReader;

/** Wrong ways to read as a client. */
public enum ClientReadFault implements ClientFault {
  CLIENT_NOT_HEARING("prints nothing that it is sent"),
  CLIENT_HEADER_IN_ONE_READ("needs a whole header in one read"),
  CLIENT_BODY_IN_ONE_READ("needs a whole body in one read"),
  CLIENT_ONE_FRAME_PER_READ("drops what follows the first frame in one read"),
  CLIENT_STOPS_AT_DUPLICATE("ends at a frame that it has seen"),
  CLIENT_STOPS_AT_OWN_FRAME("ends at a frame of its own"),
  CLIENT_SHOWS_EMPTY("prints an empty line for an empty message"),
  CLIENT_STOPS_AT_EMPTY("ends at an empty message"),
  CLIENT_SHOWS_RESYNC("prints the messages inside a resync"),
  CLIENT_STOPS_AT_RESYNC("ends at a body that is no message"),
  CLIENT_STOPS_AT_GARBAGE("ends at a body that is neither message nor resync"),
  CLIENT_HIDES_EQUAL_MESSAGES("prints no message twice"),
  CLIENT_WAITS_AT_BAD_HEADER("reads on after a bad header without closing"),
  CLIENT_SKIPS_BAD_HEADER("searches for the next 'M' after a bad header"),
  CLIENT_TAKES_ZERO_LENGTH("takes a frame of length 0 for an empty message"),
  CLIENT_SIGNED_LENGTH("takes the length for 16 bits with a sign"),
  CLIENT_BUFFER_OF_64K("ends at a body that is longer than its buffer of 64 KiB"),
  CLIENT_SIGNED_CID("ends at a CID below zero"),
  CLIENT_STALLS_WHEN_FLOODED("publishes no more once it was sent a million octets");

  private static final int FLOOD_OCTETS = 1_000_000;

  private final String sentence;

  ClientReadFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public ClientRules rules() {
    return switch (this) {
      case CLIENT_HEADER_IN_ONE_READ, CLIENT_BODY_IN_ONE_READ, CLIENT_ONE_FRAME_PER_READ ->
          reading(this);
      case CLIENT_WAITS_AT_BAD_HEADER, CLIENT_SKIPS_BAD_HEADER, CLIENT_TAKES_ZERO_LENGTH ->
          tolerating(this);
      case CLIENT_NOT_HEARING, CLIENT_STOPS_AT_OWN_FRAME -> hearing(this);
      case CLIENT_SHOWS_EMPTY,
          CLIENT_STOPS_AT_EMPTY,
          CLIENT_SHOWS_RESYNC,
          CLIENT_STOPS_AT_RESYNC,
          CLIENT_STOPS_AT_GARBAGE ->
          showing(this);
      case CLIENT_STOPS_AT_DUPLICATE -> new Remembering();
      case CLIENT_HIDES_EQUAL_MESSAGES -> new Hiding();
      case CLIENT_SIGNED_LENGTH, CLIENT_BUFFER_OF_64K, CLIENT_SIGNED_CID -> narrow(this);
      case CLIENT_STALLS_WHEN_FLOODED -> new Stalling();
    };
  }

  private static ClientRules reading(ClientReadFault fault) {
    return new ClientRules() {
      @Override
      protected byte[] header(Input in) throws IOException {
        return fault == ClientReadFault.CLIENT_HEADER_IN_ONE_READ
            ? in.takeOnce(RawFrame.HEADER_OCTETS)
            : super.header(in);
      }

      @Override
      protected byte[] body(Input in, int length) throws IOException {
        byte[] body =
            fault == ClientReadFault.CLIENT_BODY_IN_ONE_READ
                ? in.takeOnce(length)
                : super.body(in, length);
        if (fault == ClientReadFault.CLIENT_ONE_FRAME_PER_READ) {
          in.dropRest();
        }
        return body;
      }
    };
  }

  private static ClientRules narrow(ClientReadFault fault) {
    return new ClientRules() {
      @Override
      protected boolean isLength(int length) {
        return switch (fault) {
          case CLIENT_SIGNED_LENGTH -> (short) length > 0;
          case CLIENT_BUFFER_OF_64K -> length > 0 && length <= 1 << 16;
          default -> super.isLength(length);
        };
      }

      @Override
      protected boolean take(ModelClient client, RawFrame frame) throws IOException {
        boolean negative = fault == ClientReadFault.CLIENT_SIGNED_CID && frame.cid() < 0;
        return !negative && super.take(client, frame);
      }
    };
  }

  private static ClientRules tolerating(ClientReadFault fault) {
    return new ClientRules() {
      @Override
      protected boolean isLength(int length) {
        return fault == ClientReadFault.CLIENT_TAKES_ZERO_LENGTH || super.isLength(length);
      }

      @Override
      protected @Nullable RawFrame afterBadHeader(ModelClient client, byte[] header)
          throws IOException {
        return switch (fault) {
          case CLIENT_WAITS_AT_BAD_HEADER -> drained(client);
          case CLIENT_SKIPS_BAD_HEADER -> nextLikely(client, header);
          default -> null;
        };
      }
    };
  }

  private static @Nullable RawFrame drained(ModelClient client) throws IOException {
    byte[] piece = client.in().takeOnce(RawFrame.HEADER_OCTETS);
    while (piece.length > 0) {
      piece = client.in().takeOnce(RawFrame.HEADER_OCTETS);
    }
    return null;
  }

  /** Searches for the next 'M' and takes what follows for a frame. */
  private static @Nullable RawFrame nextLikely(ModelClient client, byte[] header)
      throws IOException {
    byte[] window = header;
    while (true) {
      byte[] one = client.in().take(1);
      if (one.length == 0) {
        return null;
      }
      System.arraycopy(window, 1, window, 0, window.length - 1);
      window[window.length - 1] = one[0];
      RawFrame likely = RawFrame.parse(window);
      if (likely.type() == RawFrame.TYPE && likely.announced() > 0) {
        return likely.withBody(client.in().take(likely.announced()));
      }
    }
  }

  private static ClientRules hearing(ClientReadFault fault) {
    return new ClientRules() {
      @Override
      protected boolean takeMessage(ModelClient client, String uid, byte[] message) {
        return fault == ClientReadFault.CLIENT_NOT_HEARING
            || (!uid.equals(client.invitation().uid()) && super.takeMessage(client, uid, message));
      }
    };
  }

  private static ClientRules showing(ClientReadFault fault) {
    return new ClientRules() {
      @Override
      protected boolean takeEmpty(ModelClient client) {
        if (fault == ClientReadFault.CLIENT_SHOWS_EMPTY) {
          client.print(new byte[0]);
        }
        return fault != ClientReadFault.CLIENT_STOPS_AT_EMPTY;
      }

      @Override
      protected boolean takeOther(ModelClient client, RawFrame frame) {
        if (fault == ClientReadFault.CLIENT_SHOWS_RESYNC) {
          items(frame).forEach(client::print);
        }
        return switch (fault) {
          case CLIENT_STOPS_AT_RESYNC -> false;
          case CLIENT_STOPS_AT_GARBAGE -> ResyncReader.items(frame.body()) != null;
          default -> true;
        };
      }
    };
  }

  private static List<byte[]> items(RawFrame frame) {
    List<byte[]> items = ResyncReader.items(frame.body());
    return items == null ? List.of() : items.stream().map(ClientReadFault::message).toList();
  }

  private static byte[] message(byte[] item) {
    Triple triple = new BodyDecoder().decode(RawFrame.parse(item).body());
    return triple == null ? new byte[0] : triple.message();
  }

  /** Ends at a frame that it has seen. */
  private static final class Remembering extends ClientRules {
    private final Set<RawFrame> seen = new HashSet<>();

    @Override
    protected boolean take(ModelClient client, RawFrame frame) throws IOException {
      return seen.add(frame) && super.take(client, frame);
    }
  }

  /** Prints no message twice. */
  private static final class Hiding extends ClientRules {
    private final Set<ByteBuffer> printed = new HashSet<>();

    @Override
    protected boolean takeMessage(ModelClient client, String uid, byte[] message) {
      return !printed.add(ByteBuffer.wrap(message)) || super.takeMessage(client, uid, message);
    }
  }

  /** Stops in both directions once it was sent too much. */
  private static final class Stalling extends ClientRules {
    private final AtomicInteger octets = new AtomicInteger();

    @Override
    protected boolean take(ModelClient client, RawFrame frame) throws IOException {
      if (octets.addAndGet(frame.body().length) > FLOOD_OCTETS) {
        client.park();
      }
      return super.take(client, frame);
    }

    @Override
    protected void sent(ModelClient client, int number) throws IOException {
      if (octets.get() > FLOOD_OCTETS) {
        client.park();
      }
    }
  }
}
