package org.mles.rule;

/**
 * Why a connection is closed.
 *
 * @param rule what was broken
 * @param detail what was found, for people
 */
public record Refusal(WireRule rule, String detail) {}
