/**
 * Carries channels between two servers, or a server and a broker, so that each payload crosses
 * once. Thread: said by each class. May import the reference's client, its hash and its time.
 */
@NullMarked
package org.mles.proxy.bridge;

import org.jspecify.annotations.NullMarked;
