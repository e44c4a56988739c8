package org.mles.conformance.selftest.faults.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.client.HearRules;
import org.mles.conformance.selftest.model.client.V2ClientRules;
import org.mles.conformance.selftest.model.client.V2ModelClient;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways of clients of version 2 to hear, and to take the end. */
public enum V2ClientHearFault implements V2ClientFault {
  CLIENT_V2_NOT_HEARING("prints nothing that it is sent"),
  CLIENT_V2_TEXTS_ONLY("prints no binary messages"),
  CLIENT_V2_READS_ALL_AS_TEXT("reads binary messages as text, and replaces what is none"),
  CLIENT_V2_HIDES_EQUAL("prints no message twice"),
  CLIENT_V2_HUNDRED_ONLY("prints a hundred messages and no more"),
  CLIENT_V2_PRINTS_FRAGMENTS("prints each fragment of a message"),
  CLIENT_V2_STALLS_WHEN_FLOODED("publishes no more once it was sent a million octets"),
  CLIENT_V2_ENDS_SILENTLY("ends TCP without a Close when the server has broken a rule"),
  CLIENT_V2_LEAVES_TCP_OPEN("does not end its side of TCP when the server has"),
  CLIENT_V2_NEVER_BACK("does not come back when its connection is lost"),
  CLIENT_V2_BACK_AS_OTHER("comes back with another uid"),
  CLIENT_V2_PRINTS_AGAIN("prints again what the history brings again");

  private static final int HUNDRED = 100;
  private static final int FLOOD_OCTETS = 1_000_000;

  private final String does;

  V2ClientHearFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2ClientRules rules() {
    return new V2ClientRules().with(new Hearing(this));
  }

  /** Hears things wrongly. */
  private static final class Hearing extends HearRules {
    private final V2ClientHearFault fault;
    private final Set<WsMessage> known = new HashSet<>();
    private int messages;
    private long octets;
    private boolean inFragments;

    Hearing(V2ClientHearFault fault) {
      this.fault = fault;
    }

    @Override
    protected void take(V2ModelClient client, WsMessage message) throws IOException {
      messages++;
      octets += message.payload().length;
      boolean hidden =
          switch (fault) {
            case CLIENT_V2_NOT_HEARING -> true;
            case CLIENT_V2_TEXTS_ONLY -> !message.isText();
            case CLIENT_V2_HIDES_EQUAL -> !known.add(message);
            case CLIENT_V2_HUNDRED_ONLY -> messages > HUNDRED;
            case CLIENT_V2_PRINTS_FRAGMENTS -> inFragments;
            default -> false;
          };
      inFragments = false;
      if (fault == CLIENT_V2_STALLS_WHEN_FLOODED && octets > FLOOD_OCTETS) {
        client.stall();
      }
      if (!hidden) {
        super.take(client, fault == CLIENT_V2_READS_ALL_AS_TEXT ? asText(message) : message);
      }
    }

    private static WsMessage asText(WsMessage message) {
      return WsMessage.text(new String(message.payload(), StandardCharsets.UTF_8));
    }

    @Override
    protected void fragment(V2ModelClient client, byte[] payload, boolean last) {
      inFragments |= !last;
      if (fault == CLIENT_V2_PRINTS_FRAGMENTS && inFragments) {
        client.print(payload);
      }
    }

    @Override
    protected boolean isReplay(WsMessage message) {
      return fault != CLIENT_V2_PRINTS_AGAIN && super.isReplay(message);
    }

    @Override
    protected boolean comesBack() {
      return fault != CLIENT_V2_NEVER_BACK && super.comesBack();
    }

    @Override
    protected Invitation again(Invitation first) {
      Invitation again = super.again(first);
      return fault == CLIENT_V2_BACK_AS_OTHER
          ? new Invitation(first.server(), first.uid() + "2", first.channel(), first.settings())
          : again;
    }

    @Override
    protected boolean saysWhy() {
      return fault != CLIENT_V2_ENDS_SILENTLY && super.saysWhy();
    }

    @Override
    protected boolean ends() {
      return fault != CLIENT_V2_LEAVES_TCP_OPEN && super.ends();
    }
  }
}
