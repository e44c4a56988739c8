package org.mles.conformance.selftest.faults.n;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.n.NNames;
import org.mles.conformance.selftest.model.n.NRules;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wrong ways to read the JSON text of the N draft. Draft. */
public enum NJsonFault implements NFault {
  N_MISSING_IS_EMPTY("N draft: takes a missing name as empty, and joins it"),
  N_EMPTY_NAMES("N draft: joins empty names"),
  N_LAST_DUPLICATE_WINS("N draft: takes the last of two equal members"),
  N_NUMBERS_ARE_NAMES("N draft: takes a number or null as its text"),
  N_ARRAYS_ARE_OBJECTS("N draft: takes an array of two names"),
  N_IGNORES_REST_OF_JSON("N draft: ignores text after the object"),
  N_SKIPS_BYTE_ORDER_MARK("N draft: skips a byte order mark"),
  N_REPLACES_INVALID_UTF8("N draft: replaces what is not UTF-8"),
  N_FIXED_ORDER("N draft: takes uid before channel only"),
  N_NO_ESCAPES("N draft: refuses escapes"),
  N_NO_FURTHER_MEMBERS("N draft: refuses members with other names"),
  N_ASCII_NAMES_ONLY("N draft: refuses names beyond ASCII"),
  N_FOLDS_CASE("N draft: compares channel names without case"),
  N_NORMALISES_NAMES("N draft: compares channel names in their normal form");

  private static final JsonMapper LAX =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final String sentence;

  NJsonFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public NRules rules() {
    return new Reading(this);
  }

  /** Reads a text wrongly. */
  private static final class Reading extends NRules {
    private final NJsonFault fault;

    Reading(NJsonFault fault) {
      this.fault = fault;
    }

    @Override
    protected String channelName(String sent) {
      return switch (fault) {
        case N_FOLDS_CASE -> sent.toLowerCase(Locale.ROOT);
        case N_NORMALISES_NAMES -> Normalizer.normalize(sent, Normalizer.Form.NFC);
        default -> sent;
      };
    }

    @Override
    protected @Nullable NNames names(byte[] json) {
      String text = new String(json, StandardCharsets.UTF_8);
      return switch (fault) {
        case N_MISSING_IS_EMPTY -> orEmpty(NNames.parsed(text), true);
        case N_EMPTY_NAMES -> orEmpty(NNames.parsed(text), false);
        case N_NUMBERS_ARE_NAMES -> asTexts(NNames.parsed(text));
        case N_ARRAYS_ARE_OBJECTS -> ofArray(NNames.parsed(text), super.names(json));
        case N_LAST_DUPLICATE_WINS, N_IGNORES_REST_OF_JSON -> NNames.of(NNames.parsed(LAX, text));
        case N_SKIPS_BYTE_ORDER_MARK ->
            NNames.of(NNames.parsed(text.startsWith("\uFEFF") ? text.substring(1) : text));
        case N_REPLACES_INVALID_UTF8 -> NNames.of(NNames.parsed(text));
        default -> refuses(text, super.names(json)) ? null : super.names(json);
      };
    }

    private boolean refuses(String text, @Nullable NNames names) {
      JsonNode object = names == null ? null : NNames.parsed(text);
      return switch (fault) {
        case N_FIXED_ORDER -> text.indexOf("\"uid\"") > text.indexOf("\"channel\"");
        case N_NO_ESCAPES -> text.contains("\\");
        case N_NO_FURTHER_MEMBERS -> object != null && object.size() != 2;
        default -> text.chars().anyMatch(c -> c > 0x7F);
      };
    }

    /** Takes a name that is empty, or also one that is missing, as it is. */
    private static @Nullable NNames orEmpty(@Nullable JsonNode object, boolean missingToo) {
      if (object == null || !object.isObject()) {
        return null;
      }
      String uid = NNames.string(object.get("uid"));
      String channel = NNames.string(object.get("channel"));
      if (missingToo) {
        return new NNames(uid == null ? "" : uid, channel == null ? "" : channel);
      }
      return uid == null || channel == null ? null : new NNames(uid, channel);
    }

    private static @Nullable NNames asTexts(@Nullable JsonNode object) {
      if (object == null || object.get("uid") == null || object.get("channel") == null) {
        return null;
      }
      return new NNames(object.get("uid").asString(), object.get("channel").asString());
    }

    private static @Nullable NNames ofArray(@Nullable JsonNode array, @Nullable NNames names) {
      if (array == null || !array.isArray() || array.size() != 2) {
        return names;
      }
      return new NNames(array.get(0).asString(), array.get(1).asString());
    }
  }
}
