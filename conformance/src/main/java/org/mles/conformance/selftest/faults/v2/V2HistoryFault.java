package org.mles.conformance.selftest.faults.v2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.v2.ChannelRules;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.V2Channel;
import org.mles.conformance.selftest.model.v2.V2Join;
import org.mles.conformance.selftest.model.v2.V2Member;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.V2Session;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to keep what was said. */
public enum V2HistoryFault implements V2Fault {
  V2_NO_HISTORY("sends joiners nothing of the past"),
  V2_HISTORY_BACKWARDS("sends the newest message of the past first"),
  V2_HISTORY_MISSES_LAST("leaves out the newest message of the past"),
  V2_HISTORY_TWICE("sends the newest message of the past once more"),
  V2_HISTORY_FORGETS_KIND("sends the past as binary"),
  V2_HISTORY_OF_LAST_FRAGMENT("keeps the last fragment of a message alone"),
  V2_HISTORY_LIMIT_OFF_BY_ONE("keeps one message less than configured"),
  V2_HISTORY_OF_100("keeps 100 messages if nothing is configured"),
  V2_FIRST_NOT_STORED("does not keep first messages"),
  V2_HISTORY_DIES("forgets the past when the last session has left"),
  V2_HISTORY_WITHOUT_OCTET_BOUND("keeps any number of octets");

  private final String does;

  V2HistoryFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    return new V2Rules().with(new Keeping(this));
  }

  /** Keeps or replays the past wrongly. */
  private static final class Keeping extends ChannelRules {
    private final V2HistoryFault fault;

    /** Last fragments of messages of several. Guarded by the server's lock. */
    private final Map<V2Session, WsMessage> ends = new HashMap<>();

    Keeping(V2HistoryFault fault) {
      this.fault = fault;
    }

    @Override
    protected void replay(V2Channel channel, V2Member joiner) {
      replayed(new ArrayList<>(channel.history())).forEach(joiner::deliver);
    }

    private List<WsMessage> replayed(List<WsMessage> history) {
      int last = history.size() - 1;
      if (last < 0) {
        return history;
      }
      switch (fault) {
        case V2_NO_HISTORY -> history.clear();
        case V2_HISTORY_BACKWARDS -> Collections.reverse(history);
        case V2_HISTORY_MISSES_LAST -> history.remove(last);
        case V2_HISTORY_TWICE -> history.add(history.get(last));
        case V2_HISTORY_FORGETS_KIND ->
            history.replaceAll(message -> WsMessage.binary(message.payload()));
        default -> {}
      }
      return history;
    }

    @Override
    protected void entered(V2Session session, V2Channel channel, V2Join join) {
      if (fault == V2_FIRST_NOT_STORED) {
        forward(channel, session, told(join));
      } else {
        super.entered(session, channel, join);
      }
    }

    @Override
    protected void fragment(V2Session session, FrameHead head, WsMessage part) {
      if (fault == V2_HISTORY_OF_LAST_FRAGMENT && head.opcode() == WsFrame.CONTINUATION) {
        synchronized (session.server()) {
          ends.put(session, part);
        }
      }
    }

    @Override
    protected void publish(V2Session session, V2Channel channel, WsMessage message) {
      WsMessage end = ends.remove(session);
      forward(channel, session, message);
      keep(session.server().settings(), channel, end == null ? message : end);
    }

    @Override
    protected long mostMessages(Settings settings) {
      boolean usual = settings.limits().of(Limit.HISTORY_FRAMES) == null;
      return switch (fault) {
        case V2_HISTORY_LIMIT_OFF_BY_ONE -> Math.max(0, super.mostMessages(settings) - 1);
        case V2_HISTORY_OF_100 -> usual ? 100 : super.mostMessages(settings);
        default -> super.mostMessages(settings);
      };
    }

    @Override
    protected long mostOctets(Settings settings) {
      return fault == V2_HISTORY_WITHOUT_OCTET_BOUND ? Long.MAX_VALUE : super.mostOctets(settings);
    }

    @Override
    protected void deserted(V2Channel channel) {
      if (fault == V2_HISTORY_DIES && channel.members().isEmpty()) {
        channel.history().clear();
      }
    }
  }
}
