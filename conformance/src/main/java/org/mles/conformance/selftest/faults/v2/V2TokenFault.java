package org.mles.conformance.selftest.faults.v2;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.v2.ChannelRules;
import org.mles.conformance.selftest.model.v2.TokenRules;
import org.mles.conformance.selftest.model.v2.V2Join;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.json.JsonMember;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.SipHash;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to judge a token, or to tell it to others. */
public enum V2TokenFault implements V2Fault {
  V2_NO_TOKEN_CHECK("takes any token although it has a shared key"),
  V2_KEY_OPTIONAL("also takes the token without the shared key"),
  V2_TOKEN_OPTIONAL("takes a first message without a token although it has a shared key"),
  V2_TOKEN_LOW_HALF("compares the low 32 bits of tokens"),
  V2_TOKEN_WITH_SEPARATORS("hashes a separator behind each part of a token, as version 1 does"),
  V2_TOKEN_NEEDED("asks for a token although it has no shared key"),
  V2_WRONG_TOKEN_IGNORED("takes any token if it has no shared key"),
  V2_TOKEN_LOWER_CASE_ONLY("refuses tokens in capital letters"),
  V2_TOKEN_SIXTEEN_DIGITS_ONLY("refuses tokens that do not have sixteen digits"),
  V2_TOKEN_NO_NUMBER_IS_ABSENT("takes a token that is no number as none"),
  V2_TOKEN_SIGN("takes a plus before a token"),
  V2_TOKEN_OVERFLOWS("takes the low 64 bits of a longer token"),
  V2_TELLS_TOKEN("forwards the token of a first message"),
  V2_KEEPS_TOKEN("keeps the token of a first message in the history"),
  V2_TOKEN_IN_REASON("says in a Close which token would have been right"),
  V2_NULL_TOKEN_REFUSED("refuses a token that is null"),
  V2_TWO_TOKENS("takes the last of two tokens");

  private final String does;

  V2TokenFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    return switch (this) {
      case V2_TELLS_TOKEN, V2_KEEPS_TOKEN -> new V2Rules().with(new Telling(this));
      default -> new V2Rules().with(new Judging(this));
    };
  }

  /** Judges tokens wrongly. */
  private static final class Judging extends TokenRules {
    private final V2TokenFault fault;

    Judging(V2TokenFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean takesTwo() {
      return fault == V2_TWO_TOKENS;
    }

    @Override
    protected boolean isAbsent(JsonMember auth) {
      return switch (fault) {
        case V2_NULL_TOKEN_REFUSED -> false;
        case V2_TOKEN_NO_NUMBER_IS_ABSENT -> super.isAbsent(auth) || token(auth) == null;
        default -> super.isAbsent(auth);
      };
    }

    @Override
    protected boolean mayBeAbsent(String key) {
      return switch (fault) {
        case V2_TOKEN_OPTIONAL -> true;
        case V2_TOKEN_NEEDED -> false;
        default -> super.mayBeAbsent(key);
      };
    }

    @Override
    protected @Nullable Long token(JsonMember auth) {
      boolean signed = fault == V2_TOKEN_SIGN && auth.text().startsWith("+");
      return super.token(signed ? unsigned(auth) : auth);
    }

    private static JsonMember unsigned(JsonMember auth) {
      String digits = auth.text().substring(1);
      return new JsonMember(auth.name(), auth.kind(), digits, auth.begin(), auth.end());
    }

    @Override
    protected boolean isSpelling(String text) {
      return switch (fault) {
        case V2_TOKEN_LOWER_CASE_ONLY ->
            text.equals(text.toLowerCase(Locale.ROOT)) && super.isSpelling(text);
        case V2_TOKEN_SIXTEEN_DIGITS_ONLY -> text.length() == 16 && super.isSpelling(text);
        case V2_TOKEN_OVERFLOWS -> text.matches("[0-9A-Fa-f]+");
        default -> super.isSpelling(text);
      };
    }

    @Override
    protected boolean isRight(String key, String uid, String channel, long token) {
      long right = V2First.token(key, uid, channel);
      boolean keyed = !key.isEmpty();
      return switch (fault) {
        case V2_NO_TOKEN_CHECK -> keyed || token == right;
        case V2_WRONG_TOKEN_IGNORED -> !keyed || token == right;
        case V2_KEY_OPTIONAL -> token == right || token == V2First.token(null, uid, channel);
        case V2_TOKEN_LOW_HALF -> (int) token == (int) right;
        case V2_TOKEN_WITH_SEPARATORS -> token == withSeparators(key, uid, channel);
        default -> super.isRight(key, uid, channel, token);
      };
    }

    private static long withSeparators(String key, String uid, String channel) {
      return SipHash.of(
          key.isEmpty() ? JoinKey.input(uid, channel) : JoinKey.input(uid, channel, key));
    }

    @Override
    protected String wrong(String key, long right) {
      String why = super.wrong(key, right);
      return fault == V2_TOKEN_IN_REASON ? why + ": " + V2First.digits(right) : why;
    }
  }

  /** Tells tokens to others. */
  private static final class Telling extends ChannelRules {
    private final V2TokenFault fault;

    Telling(V2TokenFault fault) {
      this.fault = fault;
    }

    @Override
    protected WsMessage told(V2Join join) {
      return fault == V2_TELLS_TOKEN ? join.sent() : super.told(join);
    }

    @Override
    protected WsMessage kept(V2Join join) {
      return fault == V2_KEEPS_TOKEN ? join.sent() : super.kept(join);
    }
  }
}
