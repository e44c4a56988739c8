package org.mles.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v2.FirstMessageReader;
import org.mles.http.Head;
import org.mles.http.HeadReader;
import org.mles.http.Response;
import org.mles.http.Status;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.ws.Close;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.MessageRun;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;
import org.mles.ws.Upgrade;

/**
 * Server side of one connection of HTTP, and of version 2 once it is upgraded.
 *
 * <pre>{@code
 *        upgrade granted             first message right
 * ASKING ---------------> NAMELESS ---------------------> JOINED --+ messages pass
 *    |                       |                              |  ^---+
 *    | page, refusal, 503    | Close, any rule broken, end of the server
 *    +---------------------> OVER <-------------------------+          (absorbing)
 * }</pre>
 *
 * Whatever ends it from this side is said first, as an answer or a Close, so the connection has
 * some time left. Thread: loop.
 */
public final class V2Session implements Session {
  /** So many pings of one read get their own pong; of more, the last stands for all of them. */
  private static final int PONGS_OF_ONE_READ = 64;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private enum Phase {
    ASKING,
    NAMELESS,
    JOINED,
    OVER
  }

  private final V2Rules rules;
  private final Hall hall;
  private final Mouth mouth;
  private final V2Gate gate;
  private final MessageReader reader;

  /** Of no use any more once it has been read. */
  private @Nullable HeadReader head = HeadReader.ofRequest();

  /** Of no use before the join. */
  private @Nullable MessageRun run;

  private Phase phase = Phase.ASKING;
  private int pongs;
  private @Nullable ByteBuffer unanswered;
  private @Nullable Refusal refusal;

  /** Makes a session that awaits a request. */
  public V2Session(V2Rules rules, V2Hall hall, Mouth mouth) {
    this.rules = rules;
    this.hall = hall;
    this.mouth = mouth;
    gate = new V2Gate(rules, hall);
    reader =
        MessageReader.ofServer(Math.min(FirstMessageReader.MAX_OCTETS, rules.maxMessageOctets()));
  }

  @Override
  public boolean joined() {
    return phase == Phase.JOINED;
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    if (head != null && phase == Phase.ASKING) {
      ask(head.take(in));
    }
    while (phase == Phase.NAMELESS && gate.knocking() == null && in.hasRemaining()) {
      hear(reader.take(in));
    }
    while (phase == Phase.JOINED && in.hasRemaining()) {
      passOn(in);
    }
    if (phase == Phase.OVER) {
      in.position(in.limit());
    }
    answerLast();
    return refusal;
  }

  private void ask(@Nullable Head whole) {
    if (whole == null) {
      return;
    }
    head = null;
    Upgrade upgrade = rules.handshake().judge(whole);
    boolean withBody = !(whole instanceof Head.Request asked && asked.method().equals("HEAD"));
    if (upgrade instanceof Upgrade.Granted granted) {
      mouth.say(granted.answer());
      phase = Phase.NAMELESS;
    } else if (upgrade instanceof Upgrade.Refused refused) {
      refusal = refused.refusal();
      end(refused.answer().encode(withBody));
    } else if (whole instanceof Head.Request request) {
      end(rules.pages().of(request.path()).encode(withBody));
    }
  }

  /** Passes on a run of whole messages, or whatever else comes next. */
  private void passOn(ByteBuffer in) {
    MessageRun whole = run;
    ByteBuffer frames = whole == null ? null : whole.take(in);
    if (whole != null && frames != null) {
      hall.publish(frames, whole.octetsOfEach(), whole.count());
    } else {
      hear(reader.take(in));
    }
  }

  private void hear(@Nullable Inbound found) {
    if (found instanceof Inbound.Message message) {
      hear(message);
    } else if (found instanceof Inbound.Ping ping) {
      answer(ping.payload());
    } else if (found instanceof Inbound.Closing closing) {
      answerLast();
      end(ServerFrame.of(closing.close().answer()));
    } else if (found instanceof Inbound.Refused refused) {
      refuse(refused.refusal());
    }
  }

  private void hear(Inbound.Message message) {
    if (phase == Phase.JOINED) {
      hall.publish(ServerFrame.around(message.text(), message.payload()));
      return;
    }
    Refusal broken = gate.judge(message);
    if (broken != null) {
      refuse(broken);
    }
  }

  /** Answers a ping at once, unless there are so many that the answers would pile up. */
  private void answer(ByteBuffer payload) {
    if (++pongs > PONGS_OF_ONE_READ) {
      unanswered = payload;
    } else {
      mouth.say(ServerFrame.of(Opcode.PONG, payload));
    }
  }

  private void answerLast() {
    ByteBuffer payload = unanswered;
    unanswered = null;
    pongs = 0;
    if (payload != null && phase != Phase.OVER) {
      mouth.say(ServerFrame.of(Opcode.PONG, payload));
    }
  }

  private void refuse(Refusal broken) {
    boolean firstTooLong = phase == Phase.NAMELESS && broken.rule() == WireRule.V2_WS_TOO_LONG;
    Refusal told = firstTooLong ? new Refusal(WireRule.V2_FIRST_TOO_LONG, broken.detail()) : broken;
    refusal = told;
    String reason = told.rule().clause() + " " + told.detail();
    end(ServerFrame.of(Close.of(told.rule().closeCode(), reason)));
  }

  private void end(ByteBuffer lastWord) {
    phase = Phase.OVER;
    mouth.say(lastWord);
    mouth.end();
  }

  @Override
  public @Nullable Join knocking() {
    return gate.knocking();
  }

  @Override
  public @Nullable Refusal enter() {
    Refusal broken = gate.enter();
    if (broken == null) {
      phase = Phase.JOINED;
      reader.limit(rules.maxMessageOctets());
      run = new MessageRun(reader);
    } else {
      refuse(broken);
    }
    return refusal;
  }

  @Override
  public int pendingOctets() {
    HeadReader asking = head;
    return asking == null ? reader.pendingOctets() + gate.pendingOctets() : asking.pendingOctets();
  }

  @Override
  public boolean ping() {
    boolean open = phase == Phase.NAMELESS || phase == Phase.JOINED;
    if (open) {
      mouth.say(ServerFrame.of(Opcode.PING, NOTHING));
    }
    return open;
  }

  @Override
  public void dismiss(String why) {
    if (phase == Phase.ASKING) {
      end(Response.of(Status.UNAVAILABLE, why).encode(true));
    } else if (phase != Phase.OVER) {
      end(ServerFrame.of(Close.of(Close.GOING_AWAY, why)));
    }
  }

  @Override
  public @Nullable Refusal end() {
    if (refusal == null && phase != Phase.OVER) {
      refusal = reader.end();
    }
    return refusal;
  }
}
