package org.mles.session;

import org.mles.auth.TokenPolicy;
import org.mles.http.Pages;
import org.mles.ws.Handshake;

/**
 * What a session of version 2 is held to.
 *
 * @param tokens which token a first message must carry
 * @param handshake who may ask for an upgrade, and how
 * @param pages what is shown to who asks for none
 * @param maxMessageOctets longest message, at least 1. Source: V2-LIM-02
 * @param asciiNames whether other names are refused. Source: V2-FF-05
 * @param quietJoins whether first messages are stored only. Source: V2-FWD-05
 */
public record V2Rules(
    TokenPolicy tokens,
    Handshake handshake,
    Pages pages,
    int maxMessageOctets,
    boolean asciiNames,
    boolean quietJoins) {}
