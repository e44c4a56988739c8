package org.mles.conformance.selftest.model.v2;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.v2.json.JsonMember;
import org.mles.conformance.selftest.model.v2.json.JsonObject;
import org.mles.conformance.wire.V2First;
import tools.jackson.core.JsonToken;

/** Whose token is right, one method per decision, all of them right. Thread: the connection's. */
public class TokenRules {
  private static final int HEXADECIMAL = 16;
  private static final Pattern DIGITS = Pattern.compile("0*([0-9A-Fa-f]{1,16})");

  /** Judges the token of a first message. */
  protected final void judge(Settings settings, JsonObject object, String uid, String channel)
      throws Offence {
    List<JsonMember> given = object.named(FirstRules.AUTH);
    FirstRules.require(given.size() < 2 || takesTwo(), "V2-AUTH-06 two tokens");
    JsonMember last = given.isEmpty() ? null : given.get(given.size() - 1);
    String key = settings.sharedKey() == null ? "" : settings.sharedKey();
    if (last == null || isAbsent(last)) {
      String clause = key.isEmpty() ? "V2-AUTH-02" : "V2-AUTH-01";
      FirstRules.require(mayBeAbsent(key), clause + " no token");
      return;
    }
    Long token = token(last);
    if (token == null) {
      throw new Offence(Offence.REFUSED, "V2-AUTH-03 a token that is no number");
    }
    FirstRules.require(
        isRight(key, uid, channel, token), wrong(key, V2First.token(key, uid, channel)));
  }

  /** Says whether the last of two tokens counts. */
  protected boolean takesTwo() {
    return false;
  }

  /** Says whether a token is the same as none. */
  protected boolean isAbsent(JsonMember auth) {
    return auth.kind() == JsonToken.VALUE_NULL;
  }

  /** Returns the number that a token says, or null. */
  protected @Nullable Long token(JsonMember auth) {
    return auth.kind() == JsonToken.VALUE_STRING && isSpelling(auth.text())
        ? number(auth.text())
        : null;
  }

  /** Says whether a text says a number. */
  protected boolean isSpelling(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** Returns the number of a text that says one. */
  protected Long number(String text) {
    String significant = "0".repeat(HEXADECIMAL) + text;
    return Long.parseUnsignedLong(
        significant.substring(significant.length() - HEXADECIMAL), HEXADECIMAL);
  }

  /** Says whether a token may be absent. */
  protected boolean mayBeAbsent(String key) {
    return key.isEmpty();
  }

  /** Says whether a token is the right one; the key is empty if there is none. */
  protected boolean isRight(String key, String uid, String channel, long token) {
    return token == V2First.token(key, uid, channel);
  }

  /** Returns why a token was refused. */
  protected String wrong(String key, long right) {
    return (key.isEmpty() ? "V2-AUTH-02" : "V2-AUTH-01") + " not the token of these names";
  }
}
