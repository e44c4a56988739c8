/**
 * As much of HTTP/1 as a server needs that shows pages and upgrades: octets in, octets out, no
 * input or output of its own. Thread: caller. May import rule and text. Source: RFC 9110, RFC 9112.
 */
@NullMarked
package org.mles.http;

import org.jspecify.annotations.NullMarked;
