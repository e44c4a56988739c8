package org.mles.conformance.selftest.faults.v2;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.n.NNames;
import org.mles.conformance.selftest.model.v2.ChannelRules;
import org.mles.conformance.selftest.model.v2.FirstRules;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.LifeRules;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2Join;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.V2Session;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.selftest.model.v2.json.JsonMember;
import org.mles.conformance.selftest.model.v2.json.JsonObject;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;

/** Wrong ways to judge a first message, but for its token. */
public enum V2FirstFault implements V2Fault {
  V2_BINARY_FIRST("takes a first message that is binary"),
  V2_MISSING_IS_EMPTY("takes a missing name as empty, and joins it"),
  V2_LAST_DUPLICATE_WINS("takes the last of two equal names"),
  V2_NUMBERS_ARE_NAMES("takes a number, true or null as its text"),
  V2_ARRAY_IS_FIRST("takes an array of the names and the token"),
  V2_IGNORES_REST_OF_JSON("ignores text behind the object"),
  V2_SKIPS_BYTE_ORDER_MARK("skips a byte order mark"),
  V2_HALF_PAIRS("takes half of a surrogate pair for a character"),
  V2_CONTROL_CHARACTERS("takes control characters in strings"),
  V2_FIXED_ORDER("takes uid before channel only"),
  V2_NO_ESCAPES("refuses escapes"),
  V2_REFUSES_ESCAPED_CONTROLS("refuses control characters that are escaped"),
  V2_NO_FURTHER_MEMBERS("refuses members with other names"),
  V2_FIRST_IN_ONE_FRAME("refuses a first message in fragments"),
  V2_EMPTY_NAMES("joins empty names"),
  V2_PING_BEFORE_FIRST_REFUSED("refuses a ping or pong before the first message"),
  V2_NO_DEADLINE("waits for ever for a first message"),
  V2_FIRST_WITHOUT_LIMIT("takes first messages as long as others"),
  V2_FOLDS_CASE("compares names without case"),
  V2_NORMALISES_NAMES("compares names in their normal form"),
  V2_REFUSED_WITHOUT_CLOSE("ends TCP without a Close when it refuses a first message"),
  V2_REFUSED_JOINS("tells the others a first message although it is refused");

  private final String does;

  V2FirstFault(String does) {
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
      case V2_REFUSED_WITHOUT_CLOSE, V2_NO_DEADLINE -> right.with(new Ending(this));
      case V2_FOLDS_CASE, V2_NORMALISES_NAMES, V2_FIRST_IN_ONE_FRAME ->
          right.with(new Finding(this));
      case V2_FIRST_WITHOUT_LIMIT -> right.with(new OneLimit());
      default -> right.with(new Judging(this));
    };
  }

  /** Judges a text wrongly. */
  private static final class Judging extends FirstRules {
    private static final byte[] MARK_OCTETS = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Set<String> KNOWN = Set.of("uid", "channel", AUTH);

    private final V2FirstFault fault;

    Judging(V2FirstFault fault) {
      this.fault = fault;
    }

    @Override
    protected void beat(V2Session session) throws Offence {
      require(session.hasJoined() || fault != V2_PING_BEFORE_FIRST_REFUSED, "no first message yet");
    }

    @Override
    protected V2Join judge(V2Session session, WsMessage first) throws Offence {
      try {
        return super.judge(session, first);
      } catch (Offence offence) {
        if (fault == V2_REFUSED_JOINS) {
          tell(session.server(), first);
        }
        throw offence;
      }
    }

    private void tell(V2ModelServer server, WsMessage first) {
      JsonObject object = read(first.string());
      String name = object == null ? null : name(object, "channel");
      if (name != null) {
        synchronized (server) {
          server.channel(name).members().values().forEach(member -> member.deliver(first));
        }
      }
    }

    @Override
    protected boolean isKind(WsMessage first) {
      return fault == V2_BINARY_FIRST || super.isKind(first);
    }

    @Override
    protected @Nullable String text(byte[] octets) {
      boolean marked = Arrays.mismatch(octets, MARK_OCTETS) == MARK_OCTETS.length;
      return marked && fault == V2_SKIPS_BYTE_ORDER_MARK
          ? super.text(Arrays.copyOfRange(octets, MARK_OCTETS.length, octets.length))
          : super.text(octets);
    }

    @Override
    protected @Nullable JsonObject read(String text) {
      JsonNode array = fault == V2_ARRAY_IS_FIRST ? NNames.parsed(text) : null;
      return array != null && array.isArray() && array.size() > 1
          ? super.read(asObject(array))
          : super.read(text);
    }

    private static String asObject(JsonNode array) {
      String names = "{\"uid\":" + array.get(0) + ",\"channel\":" + array.get(1);
      return array.size() == 2 ? names + "}" : names + ",\"auth\":" + array.get(2) + "}";
    }

    @Override
    protected JsonFactory factory() {
      return fault == V2_CONTROL_CHARACTERS
          ? super.factory().rebuild().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build()
          : super.factory();
    }

    @Override
    protected boolean isObject(JsonObject object) {
      return switch (fault) {
        case V2_IGNORES_REST_OF_JSON -> !object.hasHalf();
        case V2_HALF_PAIRS -> !object.hasRest();
        case V2_FIXED_ORDER -> super.isObject(object) && isInOrder(object.members());
        case V2_NO_ESCAPES -> super.isObject(object) && !object.text().contains("\\");
        case V2_REFUSES_ESCAPED_CONTROLS ->
            super.isObject(object)
                && object.members().stream()
                    .noneMatch(member -> member.text().chars().anyMatch(Character::isISOControl));
        case V2_NO_FURTHER_MEMBERS ->
            super.isObject(object)
                && object.members().stream().map(JsonMember::name).allMatch(KNOWN::contains);
        default -> super.isObject(object);
      };
    }

    private static boolean isInOrder(List<JsonMember> members) {
      List<String> names = members.stream().map(JsonMember::name).toList();
      return names.indexOf("uid") < names.indexOf("channel");
    }

    @Override
    protected @Nullable String name(JsonObject object, String name) {
      List<JsonMember> members = object.named(name);
      if (members.isEmpty()) {
        return fault == V2_MISSING_IS_EMPTY ? "" : null;
      }
      return fault == V2_LAST_DUPLICATE_WINS
          ? string(members.get(members.size() - 1))
          : super.name(object, name);
    }

    @Override
    protected @Nullable String string(JsonMember member) {
      return fault == V2_NUMBERS_ARE_NAMES && member.kind().isScalarValue()
          ? member.text()
          : super.string(member);
    }

    @Override
    protected boolean areNames(JsonObject object, String uid, String channel) {
      boolean missing = object.named("uid").isEmpty() || object.named("channel").isEmpty();
      return super.areNames(object, uid, channel)
          || fault == (missing ? V2_MISSING_IS_EMPTY : V2_EMPTY_NAMES);
    }
  }

  /** Refuses a visitor wrongly. */
  private static final class Ending extends LifeRules {
    private final V2FirstFault fault;

    Ending(V2FirstFault fault) {
      this.fault = fault;
    }

    @Override
    protected long deadlineMillis(V2ModelServer server) {
      return fault == V2_NO_DEADLINE ? Integer.MAX_VALUE : super.deadlineMillis(server);
    }

    @Override
    protected void refuse(V2Session session, Offence offence) throws IOException {
      if (!session.hasJoined() && fault == V2_REFUSED_WITHOUT_CLOSE) {
        session.connection().closeAfterOutput();
        return;
      }
      super.refuse(session, offence);
    }
  }

  /** Finds names, or first messages, wrongly. */
  private static final class Finding extends ChannelRules {
    private final V2FirstFault fault;

    Finding(V2FirstFault fault) {
      this.fault = fault;
    }

    @Override
    protected String name(String sent) {
      return switch (fault) {
        case V2_FOLDS_CASE -> sent.toLowerCase(Locale.ROOT);
        case V2_NORMALISES_NAMES -> Normalizer.normalize(sent, Normalizer.Form.NFC);
        default -> sent;
      };
    }

    @Override
    protected void fragment(V2Session session, FrameHead head, WsMessage part) throws Offence {
      boolean whole = head.isLast() && head.opcode() != WsFrame.CONTINUATION;
      if (fault == V2_FIRST_IN_ONE_FRAME && !session.hasJoined() && !whole) {
        throw new Offence(Offence.REFUSED, "a first message in fragments");
      }
    }
  }

  /** Knows one limit only. */
  private static final class OneLimit extends WireRules {
    @Override
    protected long mostOctets(Settings settings, boolean joined) {
      return super.mostOctets(settings, true);
    }
  }
}
