/**
 * As much of HTTP/1 as a server of one page needs: octets in, octets out, no input or output of its
 * own. Thread: caller. May import nothing of ours. Source: RFC 9110, RFC 9112.
 */
@NullMarked
package org.mles.http;

import org.jspecify.annotations.NullMarked;
