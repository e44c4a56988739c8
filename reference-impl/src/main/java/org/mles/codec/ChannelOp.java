package org.mles.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.channel.Channel;
import org.mles.channel.ChannelRouter;
import org.mles.channel.HistoryLimits;
import org.mles.channel.Outlet;
import org.mles.channel.RouterLimits;
import org.mles.channel.Subscriber;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.memory.ServerMemory;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Join;
import org.mles.session.SessionRules;
import org.mles.session.V1Hall;
import org.mles.session.V1Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The codec driver's operation on several connections of one channel. Thread: caller. */
final class ChannelOp {
  /** No CID: those have 32 bits. */
  private static final long WITNESS = -1;

  private static final long PLENTY = 1L << 40;

  private final ChannelRouter router;
  private final Ear witness = new Ear();
  private @Nullable Channel channel;

  private ChannelOp(int historyFrames) {
    HistoryLimits history = new HistoryLimits(historyFrames, PLENTY);
    router =
        new ChannelRouter(
            new RouterLimits(history, PLENTY, 1, 1, PLENTY), ServerMemory.unbounded());
  }

  /** Lets each stream into one channel, and tells what was heard there and what is kept. */
  static ObjectNode run(JsonNode in, KeyPolicy policy, String endpoint) {
    ChannelOp op = new ChannelOp(in.path("historyLimit").asInt());
    SessionRules rules = new SessionRules(policy, V1Header.MAX_BODY_OCTETS, false);
    for (JsonNode stream : in.path("streams")) {
      ByteBuffer octets = ByteBuffer.wrap(CodecJson.octets(stream));
      new V1Session(rules, List.of(endpoint), op.new Visitor()).receiveAndEnter(octets);
      op.router.flush();
    }
    ObjectNode value = CodecJson.object();
    spell(value.putArray("heard"), op.witness.frames());
    Channel kept = op.channel;
    spell(value.putArray("history"), kept == null ? List.of() : kept.past().retained().copies());
    return value;
  }

  private static void spell(ArrayNode list, List<byte[]> frames) {
    frames.forEach(frame -> list.add(CodecJson.spell(frame)));
  }

  private Channel opened(String name) {
    Channel open = channel;
    if (open == null) {
      open = Objects.requireNonNull(router.open(name), "the only channel");
      open.join(WITNESS, witness);
      channel = open;
    }
    return open;
  }

  /** One connection; the channel is that of the first. */
  private final class Visitor implements V1Hall {
    private @Nullable Subscriber subscriber;

    @Override
    public @Nullable Refusal join(Join join, Octets firstFrame) {
      subscriber = opened(join.channel()).join(join.id(), new Ear());
      return subscriber == null ? new Refusal(join.protocol().duplicate(), "taken") : null;
    }

    @Override
    public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
      Subscriber publisher = member();
      publisher.channel().publish(publisher, frames, octetsOfEach, count);
    }

    @Override
    public void restore(Rope frames) {
      Subscriber publisher = member();
      publisher.channel().restore(publisher, frames);
    }

    @Override
    public void entered() {}

    private Subscriber member() {
      return Objects.requireNonNull(subscriber, "nothing is published before the join");
    }
  }

  /** Takes everything. */
  private static final class Ear implements Outlet {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Override
    public long write(ByteBuffer[] slices, int count) {
      long octets = 0;
      for (int i = 0; i < count; i++) {
        byte[] slice = new byte[slices[i].remaining()];
        slices[i].get(slice);
        heard.writeBytes(slice);
        octets += slice.length;
      }
      return octets;
    }

    @Override
    public void drained() {}

    @Override
    public void refused(WireRule rule, String detail) {}

    @Override
    public void brokenBy(Throwable bug) {
      throw new IllegalStateException("an ear takes everything", bug);
    }

    List<byte[]> frames() {
      List<byte[]> frames = new ArrayList<>();
      ByteBuffer rest = ByteBuffer.wrap(heard.toByteArray());
      while (rest.hasRemaining()) {
        int body = rest.getInt(rest.position()) & V1Header.MAX_BODY_OCTETS;
        byte[] frame = new byte[V1Header.OCTETS + body];
        rest.get(frame);
        frames.add(frame);
      }
      return frames;
    }
  }
}
