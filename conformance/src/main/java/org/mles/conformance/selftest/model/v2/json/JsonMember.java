package org.mles.conformance.selftest.model.v2.json;

import tools.jackson.core.JsonToken;

/**
 * A member of a JSON object. Thread: any.
 *
 * @param kind first token of its value
 * @param text of the value if that is no array and no object, without quotes and escapes
 * @param begin where its name begins in the text of the object
 * @param end where its value ends
 */
public record JsonMember(String name, JsonToken kind, String text, int begin, int end) {}
