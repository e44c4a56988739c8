package org.mles.conformance.selftest.faults.v2;

import java.io.IOException;
import java.util.Arrays;
import org.mles.conformance.selftest.model.v2.LifeRules;
import org.mles.conformance.selftest.model.v2.UpgradeRules;
import org.mles.conformance.selftest.model.v2.V2End;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.V2Session;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to end sessions and servers, and to wait for who does not. */
public enum V2EndFault implements V2Fault {
  V2_ENDS_WITHOUT_CLOSE("tells its sessions nothing when it ends"),
  V2_ENDS_INSIDE_A_MESSAGE("ends inside a message"),
  V2_ENDS_WITHOUT_ANSWER("answers nobody who asks when it ends"),
  V2_ENDS_TCP_SECOND("waits some seconds for the client to end TCP when a Close went both ways"),
  V2_NEVER_LETS_GO("waits for ever for the end of who was sent a Close"),
  V2_DROPS_QUEUE_AT_CLOSE("forgets what was queued for who sends a Close"),
  V2_KEEPS_WHO_READS_NO_PONGS("goes on with who sends pings and reads no pongs");

  private final String does;

  V2EndFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    V2Rules right = new V2Rules();
    return switch (this) {
      case V2_ENDS_WITHOUT_ANSWER -> right.with(new Unanswering());
      case V2_KEEPS_WHO_READS_NO_PONGS -> right.with(new Tolerant());
      default -> right.with(new Ending(this));
    };
  }

  /** Ends sessions wrongly. */
  private static final class Ending extends LifeRules {
    private static final long FOR_EVER = Integer.MAX_VALUE;

    private final V2EndFault fault;

    Ending(V2EndFault fault) {
      this.fault = fault;
    }

    @Override
    protected void dismiss(V2Session session) {
      if (fault == V2_ENDS_WITHOUT_CLOSE && session.isUpgraded()) {
        session.connection().closeAfterOutput();
        return;
      }
      if (fault == V2_ENDS_INSIDE_A_MESSAGE && session.isUpgraded()) {
        byte[] whole = WsMessage.text("never whole").frame().withMask(null).encode();
        session.connection().send(Arrays.copyOf(whole, whole.length / 2));
      }
      super.dismiss(session);
    }

    @Override
    protected void left(V2Session session, boolean byClose) {
      if (fault == V2_DROPS_QUEUE_AT_CLOSE) {
        session.connection().dropWaiting();
      }
      super.left(session, byClose);
    }

    @Override
    protected boolean end(V2Session session) throws IOException {
      if (fault != V2_ENDS_TCP_SECOND || !session.isClosing()) {
        return super.end(session);
      }
      session.after(graceMillis(), session.connection()::closeNow);
      drain(session.connection());
      session.connection().closeAfterOutput();
      return true;
    }

    @Override
    protected long graceMillis() {
      return fault == V2_NEVER_LETS_GO ? FOR_EVER : super.graceMillis();
    }
  }

  /** Leaves who asks without an answer. */
  private static final class Unanswering extends UpgradeRules {
    @Override
    protected void dismiss(V2Session session) {
      session.connection().closeNow();
    }
  }

  /** Sends no more pongs to who does not read them. */
  private static final class Tolerant extends WireRules {
    private static final long FEW_OCTETS = 1 << 16;

    @Override
    protected void ping(V2End end, byte[] payload) {
      if (!(end instanceof V2Session session) || session.connection().waiting() < FEW_OCTETS) {
        super.ping(end, payload);
      }
    }
  }
}
