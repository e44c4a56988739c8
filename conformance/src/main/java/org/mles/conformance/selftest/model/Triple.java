package org.mles.conformance.selftest.model;

/** A first body's names and message. Thread: any. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Triple(String uid, String channel, byte[] message) {}
