package org.mles.conformance.vector;

import static org.mles.conformance.vector.OracleCodec.hex;
import static org.mles.conformance.vector.OracleCodec.object;
import static org.mles.conformance.vector.OracleCodec.require;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** First messages and tokens by the words of the specification, with one bug if asked for. */
final class OracleFirst {
  private static final Pattern DIGITS = Pattern.compile("0*[0-9a-fA-F]{1,16}");

  /** How somebody finds the names who does not read JSON. */
  private static final Pattern USUAL =
      Pattern.compile("\\{\"uid\":\"[^\"\\\\]+\",\"channel\":\"[^\"\\\\]+\"(,\"auth\":[^,]*)?\\}");

  private static final int MOST_OCTETS = 65536;

  private final Bug bug;
  private final JsonNode in;
  private final String sharedKey;

  OracleFirst(Bug bug, JsonNode in) {
    this.bug = bug;
    this.in = in;
    sharedKey = in.path("auth").path("sharedKey").asString("");
  }

  ObjectNode auth() {
    return object().put("token", digits(Texts.of(in.path("uid")), Texts.of(in.path("channel"))));
  }

  ObjectNode encode() {
    String uid = Texts.of(in.path("uid"));
    String channel = Texts.of(in.path("channel"));
    require(!(uid.isEmpty() || channel.isEmpty()) || bug.is("NoName"), "empty");
    ObjectNode json = object();
    if (!sharedKey.isEmpty() || !bug.is("TokenLeftOut")) {
      json.put("auth", digits(uid, channel));
    }
    return object().put("json", json.put("channel", channel).put("uid", uid).toString());
  }

  private String digits(String uid, String channel) {
    long token = token(uid, channel);
    return bug.is("WrongDigits") ? Long.toHexString(token) : hex(token);
  }

  private long token(String uid, String channel) {
    Hasher hasher = Hashing.sipHash24(0, bug.is("OtherHash") ? 1 : 0).newHasher();
    List<String> parts = new ArrayList<>(List.of(uid, channel));
    parts.add(bug.is("OtherOrder") ? 0 : 2, sharedKey);
    Charset octets = bug.is("WrongOctets") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    for (String part : parts) {
      if (bug.is("Ambiguous")) {
        hasher.putInt(part.length());
      }
      hasher.putString(part, octets);
      if (bug.is("Separated")) {
        hasher.putByte((byte) -1);
      }
    }
    return hasher.hash().asLong();
  }

  ObjectNode decode() {
    String text = Texts.of(in.path("json"));
    require(octets(text) <= MOST_OCTETS, "too long");
    require(!bug.is("StrictSpelling") || USUAL.matcher(text).matches(), "unusual");
    OracleJson json = new OracleJson(bug, text);
    Object uid = json.only("uid");
    Object channel = json.only("channel");
    Object auth = json.only("auth");
    boolean others =
        json.names().stream().anyMatch(name -> !List.of("uid", "channel", "auth").contains(name));
    require(!others || !bug.is("UnknownMember"), "unknown");
    ObjectNode value = object().put("uid", name(uid)).put("channel", name(channel));
    judge(auth, json.has("auth"), name(uid), name(channel));
    return value.put("shown", shown(text, json, auth));
  }

  private int octets(String text) {
    return bug.is("LengthLimit") ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private String name(@Nullable Object value) {
    if (value == null && bug.is("MissingName")) {
      return "nobody";
    }
    boolean right = value instanceof String || (value != null && bug.is("WrongType"));
    require(right, "no string");
    String name = String.valueOf(value);
    require(!name.isEmpty() || bug.is("EmptyName"), "empty");
    if (bug.is("FoldedName")) {
      name = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
    return bug.is("CutAtNul") ? name.split("\0", 2)[0] : name;
  }

  private void judge(@Nullable Object auth, boolean present, String uid, String channel) {
    boolean open = sharedKey.isEmpty();
    if (auth == null || auth == OracleJson.NULL) {
      require(open ? !bug.is("TokenAsked") : bug.is("KeyIgnored"), "no token");
      return;
    }
    require(present, "no token");
    if (!(auth instanceof String digits)) {
      require(bug.is("OtherType"), "no string");
      return;
    }
    if (bug.is("NotDigits")) {
      digits = digits.replaceAll("[^0-9a-fA-F]", "");
      digits = digits.isEmpty() ? "0" : digits;
    } else if (bug.is("MoreBits")) {
      digits = digits.substring(Math.max(0, digits.length() - 16));
    }
    require(DIGITS.matcher(digits).matches(), "no digits");
    require(!bug.is("OneSpelling") || digits.equals(hex(token(uid, channel))), "spelling");
    String last = digits.substring(Math.max(0, digits.length() - 16));
    long difference = Long.parseUnsignedLong(last, 16) ^ token(uid, channel);
    difference = bug.is("PartCompared") ? (int) difference : difference;
    require(difference == 0 || (open && bug.is("WrongLetIn")), "wrong token");
  }

  private String shown(String text, OracleJson json, @Nullable Object auth) {
    if (bug.is("Rewritten")) {
      return text.replaceAll("[ \t\r\n]", "").replace("\\u0055", "U");
    }
    if (auth == null || auth == OracleJson.NULL || bug.is("AuthShown")) {
      return text;
    }
    StringBuilder left = new StringBuilder();
    for (Map.Entry<String, String> member : json.spelt()) {
      if (!member.getKey().equals("auth")) {
        left.append(left.isEmpty() ? "" : ",").append(member.getValue());
      }
    }
    return "{" + left + "}";
  }
}
