package org.mles.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.Outlet;
import org.mles.channel.Subscriber;
import org.mles.http.Fields;
import org.mles.http.Head;
import org.mles.http.HeadReader;
import org.mles.http.OriginRules;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Hall;
import org.mles.session.Join;
import org.mles.session.Mouth;
import org.mles.session.Protocol;
import org.mles.session.Session;
import org.mles.ws.Close;
import org.mles.ws.Handshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.MessageRun;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;
import org.mles.ws.Upgrade;

/**
 * Says each message of a WebSocket to whoever sent it: by way of a channel of its own, in which
 * somebody who never reads repeats it, since no channel gives a member back its own words.
 *
 * <p>Suites of WebSocket offer no protocol and get none.
 */
final class EchoSession implements Session {
  private static final String PROTOCOL_FIELD = "Sec-WebSocket-Protocol";
  private static final Handshake HANDSHAKE =
      new Handshake(new OriginRules(List.of(), List.of(OriginRules.ALL)), false);

  private static final Outlet NOBODY =
      new Outlet() {
        @Override
        public long write(ByteBuffer[] slices, int count) {
          throw new AssertionError("it hears but what it says");
        }

        @Override
        public void drained() {}

        @Override
        public void refused(WireRule rule, String detail) {}

        @Override
        public void brokenBy(Throwable bug) {}
      };

  private final String name;
  private final Hall hall;
  private final ClientLine line;
  private final HeadReader head = HeadReader.ofRequest();
  private final MessageReader messages;
  private final MessageRun run;
  private @Nullable Join knocking;
  private @Nullable Subscriber echo;
  private boolean closing;

  EchoSession(String name, int maxOctets, Hall hall, Mouth mouth) {
    this.name = name;
    this.hall = hall;
    line = (ClientLine) mouth;
    messages = MessageReader.ofServer(maxOctets);
    run = new MessageRun(messages);
  }

  @Override
  public boolean joined() {
    return echo != null;
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    if (echo != null) {
      repeat(echo, in);
    } else if (knocking == null) {
      upgrade(in);
    }
    return null;
  }

  private void upgrade(ByteBuffer in) {
    Head whole = head.take(in);
    if (whole == null) {
      return;
    }
    Upgrade upgrade = HANDSHAKE.judge(offering(whole));
    if (upgrade instanceof Upgrade.Granted granted) {
      line.say(withoutProtocol(granted.answer()));
      knocking = new Join(Protocol.V1, name, name, 1, 0);
    } else if (upgrade instanceof Upgrade.Refused refused) {
      line.say(refused.answer().encode(true));
      line.end();
    }
  }

  private static Head offering(Head head) {
    if (!(head instanceof Head.Request request)) {
      return head;
    }
    List<Fields.Field> fields = new ArrayList<>(request.fields().all());
    fields.add(new Fields.Field(PROTOCOL_FIELD.toLowerCase(Locale.ROOT), Handshake.PROTOCOL));
    return new Head.Request(
        request.method(), request.minorVersion(), request.target(), new Fields(fields));
  }

  private static ByteBuffer withoutProtocol(ByteBuffer answer) {
    String text = ISO_8859_1.decode(answer).toString();
    return ISO_8859_1.encode(text.replaceAll(PROTOCOL_FIELD + ": .*\r\n", ""));
  }

  private void repeat(Subscriber repeater, ByteBuffer in) {
    while (in.hasRemaining()) {
      ByteBuffer frames = run.take(in);
      if (frames == null) {
        answer(repeater, messages.take(in));
      } else {
        repeater.channel().publish(repeater, frames, run.octetsOfEach(), run.count());
      }
    }
  }

  private void answer(Subscriber repeater, @Nullable Inbound inbound) {
    if (inbound instanceof Inbound.Message message) {
      Octets frame = ServerFrame.around(message.text(), message.payload());
      repeater.channel().publish(repeater, frame);
    } else if (inbound instanceof Inbound.Ping ping) {
      line.say(ServerFrame.of(Opcode.PONG, ping.payload()));
    } else if (inbound instanceof Inbound.Closing said) {
      end(said.close().answer());
    } else if (inbound instanceof Inbound.Refused refused) {
      WireRule rule = refused.refusal().rule();
      end(Close.of(rule.closeCode(), rule.clause()));
    }
  }

  private void end(Close close) {
    if (!closing) {
      closing = true;
      line.say(ServerFrame.of(close));
      line.end();
    }
  }

  @Override
  public @Nullable Join knocking() {
    return knocking;
  }

  @Override
  public @Nullable Refusal enter() {
    Refusal refusal = hall.join(Objects.requireNonNull(knocking), Octets.of(new byte[0]));
    knocking = null;
    Channel channel = line.server().open(Protocol.V1, name);
    if (refusal == null && channel != null) {
      echo = channel.join(2, NOBODY);
    }
    return refusal;
  }

  @Override
  public int pendingOctets() {
    return head.pendingOctets() + messages.pendingOctets();
  }

  @Override
  public @Nullable Refusal end() {
    return null;
  }
}
