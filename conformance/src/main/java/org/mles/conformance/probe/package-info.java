/**
 * Raw peers that send what they are told and judge what comes back, without a sleep anywhere.
 * Thread: one case thread per peer, one reader thread per socket. Imports {@code wire} and {@code
 * outcome}.
 */
@NullMarked
package org.mles.conformance.probe;

import org.jspecify.annotations.NullMarked;
