package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** Buffers and counters that end where a power of two does. */
public enum SizeFault implements V1Fault {
  LOSES_FULL_BUFFERS("loses frames that fill buffers of 4096 octets to the last"),
  CLOSES_OVER_FIFTEEN_BITS("closes on later bodies over 32767 octets"),
  FIRST_FRAME_IN_4096("refuses first frames over 4096 octets"),
  ITEMS_OF_FIFTEEN_BITS("leaves out items of a resync over 32767 octets"),
  LOSES_FULL_ITEMS("leaves out items of a resync that fill buffers of 4096 octets"),
  ITEMS_COUNTED_IN_AN_OCTET("counts the items of a resync in an octet"),
  THIRTY_TWO_ITEMS("takes the first 32 items of a resync"),
  KEEPS_NO_FULL_BUFFERS("keeps no frames that fill buffers of 4096 octets"),
  REPLAYS_64K_FROM_THE_OLDEST("replays the oldest 65535 octets of a history"),
  REPLAY_LOSES_FULL_BUFFER("loses the newest frame of a replay of 8192 octets"),
  FRAMES_COUNTED_IN_SIXTEEN_BITS("loses the frame with which a counter of 16 bits overflows");

  private static final int PAGE = 4096;
  private static final int FIFTEEN_BITS = 0x7FFF;
  private static final int SIXTEEN_BITS = 0xFFFF;

  private final String sentence;

  SizeFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return new Bounded(this);
  }

  private static boolean isFull(int octets) {
    return octets % PAGE == 0;
  }

  /** Has too little room somewhere. */
  private static final class Bounded extends Rules {
    private final SizeFault fault;
    private final Map<Connection, Integer> frames = new ConcurrentHashMap<>();

    Bounded(SizeFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean isFirstLength(Connection connection, int length) {
      boolean fits = fault != FIRST_FRAME_IN_4096 || length + RawFrame.HEADER_OCTETS <= PAGE;
      return fits && super.isFirstLength(connection, length);
    }

    @Override
    protected boolean isLaterLength(int length) {
      boolean fits = fault != CLOSES_OVER_FIFTEEN_BITS || length <= FIFTEEN_BITS;
      return fits && super.isLaterLength(length);
    }

    @Override
    protected List<byte[]> resyncItems(RawFrame first) {
      List<byte[]> items = new ArrayList<>(super.resyncItems(first));
      switch (fault) {
        case ITEMS_OF_FIFTEEN_BITS -> items.removeIf(item -> item.length > FIFTEEN_BITS);
        case LOSES_FULL_ITEMS -> items.removeIf(item -> isFull(item.length));
        case ITEMS_COUNTED_IN_AN_OCTET -> items.subList(items.size() & 0xFF, items.size()).clear();
        case THIRTY_TWO_ITEMS -> items.subList(Math.min(32, items.size()), items.size()).clear();
        default -> {}
      }
      return items;
    }

    @Override
    protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
        throws IOException {
      int count = frames.merge(connection, 1, Integer::sum);
      boolean lost = fault == FRAMES_COUNTED_IN_SIXTEEN_BITS && (count & SIXTEEN_BITS) == 0;
      return lost || super.accept(server, connection, frame);
    }

    @Override
    protected void forward(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      if (fault != LOSES_FULL_BUFFERS || !isFull(frame.encode().length)) {
        super.forward(server, channel, from, frame);
      }
    }

    @Override
    protected void keep(ModelServer server, Channel channel, Connection from, RawFrame frame) {
      if (fault != KEEPS_NO_FULL_BUFFERS || !isFull(frame.encode().length)) {
        super.keep(server, channel, from, frame);
      }
    }

    @Override
    protected void replay(ModelServer server, Channel channel, Connection connection) {
      long all = octets(channel);
      long sent = 0;
      for (Channel.Kept kept : channel.history()) {
        byte[] octets = kept.frame().encode();
        sent += octets.length;
        boolean lost =
            switch (fault) {
              case REPLAYS_64K_FROM_THE_OLDEST -> sent > SIXTEEN_BITS;
              case REPLAY_LOSES_FULL_BUFFER -> sent == 2 * PAGE && all == sent;
              default -> false;
            };
        if (!lost) {
          connection.send(octets);
        }
      }
    }
  }
}
